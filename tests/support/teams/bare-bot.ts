import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TeamsActivityHandler,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { FakeTeams } from './fake.js';

// A small bot of nobody's, to try the fake and the client on.

const words = (text: string) => ({ type: 'TextBlock', text, wrap: true });
const opens = (title: string, more: object = {}) => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'task/fetch' }, verb: 'form.open', d: { id: 'r1', ...more }, s: 'school' },
});
export const card = (title: string, more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [words(title)],
  actions: [
    { type: 'Action.Execute', title: 'Ik neem op', verb: 'take', data: { d: { id: 'r1' } } },
    { type: 'Action.Execute', title: 'Later', verb: 'later', data: {} },
    { type: 'Action.Execute', title: 'Mag niet', verb: 'forbidden', data: {} },
    opens('Lees'),
  ],
  ...more,
});
const input = (type: string, id: string, label: string, more: object) => ({
  type: `Input.${type}`,
  id,
  label,
  ...more,
});
const needed = { isRequired: true, errorMessage: 'Vul dit in' };
const choices = ['L1A', 'L1B'].map((title) => ({ title, value: title.toLowerCase() }));
export const form = (held: Record<string, string> = {}, error?: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    words('Over wie?'),
    input('Text', 'words', 'Wat zie je?', { isMultiline: true, maxLength: 40, value: held.words, ...needed }),
    ...(error ? [{ ...words(error), color: 'Attention' }] : []),
    input('ChoiceSet', 'class', 'Klas', { choices, value: held.class, ...needed }),
    input('ChoiceSet', 'about', 'Waarover', { choices, isMultiSelect: true, style: 'expanded' }),
    input('Toggle', 'parents', 'Ouders', { title: 'Ze weten het' }),
    input('Date', 'since', 'Sinds', { value: '2026-10-01' }),
  ],
  actions: [
    { type: 'Action.Submit', title: 'Verstuur', data: { verb: 'form.submit', d: {}, s: 'school' } },
    { type: 'Action.Submit', title: 'Sluit', data: { verb: 'form.close' }, associatedInputs: 'none' },
  ],
});
const asDialog = (content: object, title = 'Zorgvraag') => ({
  task: { type: 'continue' as const, value: { title, card: CardFactory.adaptiveCard(content) } },
});

class BareBot extends TeamsActivityHandler {
  readonly seen: any[] = [];
  readonly references: Partial<ConversationReference>[] = [];
  private saw({ activity }: TurnContext) {
    this.seen.push(activity);
  }
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      this.saw(context);
      const said = context.activity.text ?? '';
      const adaptive = (content: object) =>
        context.sendActivity({
          type: 'message',
          summary: 'Nieuwe vraag',
          attachments: [CardFactory.adaptiveCard(content)],
        });
      if (/kaart/.test(said)) await adaptive(card('Nieuwe vraag'));
      else if (/eigen/.test(said)) {
        const action = { type: 'Action.Execute', verb: 'mine', title: 'Vernieuw', data: {} };
        await adaptive(
          card('Voor iedereen', { refresh: { action, userIds: [context.activity.from.id] }, actions: [] }),
        );
      } else if (/vreemd/.test(said))
        await adaptive({ ...card('x'), body: [{ type: 'Carousel', pages: [] }] });
      else if (/leden/.test(said)) {
        const names: string[] = [];
        let token: string | undefined;
        do {
          const page = await TeamsInfo.getPagedMembers(context, 2, token as string);
          names.push(...page.members.map(({ name }) => name));
          token = page.continuationToken;
        } while (token);
        await context.sendActivity(names.join(', '));
      } else await context.sendActivity(`echo ${said}`);
      await next();
    });
    for (const on of [this.onConversationUpdate, this.onInstallationUpdate, this.onReactionsAdded])
      on.call(this, async (context, next) => {
        this.saw(context);
        await next();
      });
  }
  override async onAdaptiveCardInvoke(context: TurnContext, { action }: any): Promise<any> {
    this.saw(context);
    const answer = (type: string, value: any, statusCode = 200) => ({ statusCode, type, value });
    const adaptive = 'application/vnd.microsoft.card.adaptive';
    switch (action.verb) {
      case 'take':
        return answer(adaptive, card('Opgenomen', { actions: [] }));
      case 'mine':
        return answer(adaptive, card('Voor jou'));
      case 'forbidden':
        return answer('application/vnd.microsoft.error', { code: 'NotAllowed', message: 'Mag niet' }, 403);
      default:
        return answer('application/vnd.microsoft.activity.message', 'Komt in orde');
    }
  }
  override async handleTeamsTaskModuleFetch(context: TurnContext): Promise<any> {
    this.saw(context);
    return asDialog(form());
  }
  override async handleTeamsTaskModuleSubmit(context: TurnContext, { data }: any): Promise<any> {
    this.saw(context);
    if (data.verb === 'form.close') return undefined;
    if (data.words === 'fout') return asDialog(form(data, 'Zeg meer'));
    return { task: { type: 'message', value: 'Verstuurd' } };
  }
  override async handleTeamsMessagingExtensionFetchTask(context: TurnContext, action: any): Promise<any> {
    this.saw(context);
    return asDialog(form({ words: action.messagePayload.body.content.replace(/<[^>]*>/g, '') }));
  }
  override async handleTeamsMessagingExtensionSubmitAction(context: TurnContext): Promise<any> {
    this.saw(context);
    return { task: { type: 'message', value: 'Verstuurd' } };
  }
}

/** Starts the bot on the fake. `errors` gathers what its turns threw. */
export async function openBareBot(teams: FakeTeams) {
  const factory = {
    isValidAppId: async (id: string) => id === teams.appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request: any) {
        request.headers.set('authorization', 'Bearer test');
        return request;
      },
    }),
  };
  const settings = {
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: teams.authorityUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, factory as any));
  const bot = new BareBot();
  const errors: Error[] = [];
  adapter.onTurnError = async (_context, error) => {
    errors.push(error);
    throw error;
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    let body: any;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString());
    } catch {
      return void response.writeHead(400).end();
    }
    const answer = {
      socket: request.socket,
      end: () => response.end(),
      header: (name: string, value: any) => response.setHeader(name, value),
      status(code: number) {
        response.statusCode = code;
      },
      send: (content: unknown) =>
        response.write(typeof content === 'string' ? content : JSON.stringify(content)),
    };
    await adapter.process({ body, headers: request.headers, method: 'POST' }, answer, (context) =>
      bot.run(context),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  teams.appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    bot,
    errors,
    /** Writes to somebody of the bot's own accord. Rejects when the Connector refuses. */
    async writeTo(aadObjectId: string, text: string): Promise<string> {
      let reference: Partial<ConversationReference> | undefined;
      const parameters: any = {
        isGroup: false,
        bot: teams.world.bot,
        members: [{ id: aadObjectId }],
        tenantId: teams.tenantId,
        channelData: { tenant: { id: teams.tenantId } },
      };
      const scope = settings.ToChannelFromBotOAuthScope;
      await adapter.createConversationAsync(
        teams.appId,
        'msteams',
        teams.serviceUrl,
        scope,
        parameters,
        async ({ activity }) => {
          reference = {
            serviceUrl: teams.serviceUrl,
            channelId: 'msteams',
            conversation: activity.conversation,
            bot: teams.world.bot,
          };
        },
      );
      let id = '';
      await adapter.continueConversationAsync(teams.appId, reference!, async (context) => {
        id = (await context.sendActivity(text))?.id ?? '';
      });
      return id;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
