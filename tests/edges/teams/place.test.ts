import { describe, expect, it } from '@jest/globals';
import { readActivity } from '../../../src/edges/teams/activity.js';
import { fromText } from '../../../src/edges/teams/to-interaction.js';

const typedIn = (conversation: object, channel: object = {}) => {
  const activity = readActivity({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    text: 'zorg kanaal',
    from: { id: '29:an', aadObjectId: 'an' },
    recipient: { id: '28:bot' },
    conversation: { tenantId: 'tenant', ...conversation },
    channelData: { tenant: { id: 'tenant' }, ...channel },
  })!;
  return fromText(activity, 'an').interaction.place;
};

describe('where something was typed', () => {
  const channel = {
    surface: 'teams',
    tenant: 'tenant',
    place: '19:a@thread.tacv2',
    channel: '19:a@thread.tacv2',
  };

  it('is a channel without its thread, by its name where Teams tells it', () => {
    const thread = { id: '19:a@thread.tacv2;messageid=16', conversationType: 'channel' };
    expect(typedIn(thread)).toEqual({ kind: 'channel', channel });
    expect(typedIn(thread, { channel: { id: '19:a@thread.tacv2', name: 'Zorg' } })).toEqual({
      kind: 'channel',
      channel: { ...channel, name: 'Zorg' },
    });
  });

  it('is no channel in a chat, of two or of a few', () => {
    expect(typedIn({ id: 'a:1', conversationType: 'personal' })).toEqual({ kind: 'personal' });
    expect(typedIn({ id: '19:b@thread.v2', conversationType: 'groupChat' })).toEqual({ kind: 'channel' });
  });
});
