import { CloudAdapter, INVOKE_RESPONSE_KEY } from 'botbuilder';
import type { Payload } from './activity.js';
import type { Authenticated } from './auth.js';

/** What an invoke is answered with; for all else nothing is. */
export interface Answered {
  status: number;
  body?: object;
}

type Process = CloudAdapter['processActivityDirect'];

/**
 * One turn of the SDK's for an activity that is known to be Teams'. No `onTurnError`: with it an invoke that failed is answered
 * 501, and a message that failed looks sent (platform facts); what `handle` throws is thrown here.
 */
export class Adapter extends CloudAdapter {
  async run(
    authenticated: Authenticated,
    activity: Payload,
    handle: () => Promise<Answered | undefined>,
  ): Promise<Answered | undefined> {
    // A way of answering that only skills ask for.
    delete activity.deliveryMode;
    const answered = await this.processActivity(
      authenticated,
      activity as unknown as Parameters<Process>[1],
      async (context) => {
        const answer = await handle();
        if (answer) context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: answer });
      },
    );
    return answered as Answered | undefined;
  }
}
