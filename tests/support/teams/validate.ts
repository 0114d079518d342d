import type { Card } from './world.js';

// What Teams takes of Adaptive Cards 1.5: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference

export const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
/** UTF-16 bytes that a card stays under, far below what a message may be. */
const MOST_OF_A_CARD = 28 * 1024;
/** A dialog holds all that somebody wrote; it is an answer to us, not a message that is kept. Half of what a message may be. */
const MOST_OF_A_DIALOG = 50 * 1024;
const MOST_ACTIONS = 6;
const MOST_USERS = 60;

/** Required properties of each element. */
const ELEMENTS: Record<string, string[]> = {
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  Image: ['url'],
  ImageSet: ['images'],
  Media: ['sources'],
  Container: ['items'],
  ColumnSet: ['columns'],
  FactSet: ['facts'],
  Table: ['rows'],
  ActionSet: ['actions'],
  'Input.Text': ['id', 'label'],
  'Input.Number': ['id', 'label'],
  'Input.Date': ['id', 'label'],
  'Input.Time': ['id', 'label'],
  'Input.Toggle': ['id', 'title'],
  'Input.ChoiceSet': ['id', 'label'],
};
const ACTIONS: Record<string, string[]> = {
  'Action.Execute': ['verb'],
  'Action.Submit': [],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
};
const MSTEAMS_ACTIONS = ['task/fetch', 'imBack', 'messageBack', 'invoke', 'signin'];
const list = (value: unknown): any[] => (Array.isArray(value) ? value : []);

/** The one card of a message activity, and what is wrong with its attachments. */
export function cardOf(activity: any): { card?: Card; problems: string[] } {
  const [attachment, ...more] = list(activity.attachments);
  if (!attachment) return { problems: [] };
  if (more.length > 0) return { problems: [`${more.length + 1} attachments`] };
  if (attachment.contentType !== ADAPTIVE) return { problems: [`attachment ${attachment.contentType}`] };
  if (typeof attachment.content !== 'object' || attachment.content === null)
    return { problems: ['an attachment without content'] };
  return { card: attachment.content, problems: [] };
}

/** What Teams would not draw, or not as meant; empty when all is well. In a dialog a button submits, and opens nothing. */
export function validateCard(card: Card, where: 'message' | 'dialog'): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  const dataKeys = new Map<string, string>();
  const say = (at: string, problem: string) => void problems.push(`${at}: ${problem}`);

  function needs(node: any, at: string, required: string[]) {
    for (const key of required) {
      const value = node[key];
      if (
        value === undefined ||
        value === null ||
        value === '' ||
        (Array.isArray(value) && value.length === 0)
      )
        say(at, `${node.type} without ${key}`);
    }
  }
  function action(node: any, at: string) {
    const required = ACTIONS[node?.type];
    if (!required) return say(at, `unknown action ${node?.type}`);
    needs(node, at, ['title', ...required]);
    const msteams = node.data?.msteams;
    if (msteams !== undefined && !MSTEAMS_ACTIONS.includes(msteams?.type))
      say(at, `data.msteams of type ${msteams?.type}`);
    if (msteams !== undefined && node.type !== 'Action.Submit') say(at, `data.msteams in ${node.type}`);
    if (where === 'dialog' && node.type === 'Action.Execute') say(at, 'Action.Execute in a dialog');
    if (where === 'dialog' && msteams?.type === 'task/fetch') say(at, 'task/fetch in a dialog');
    if (node.type === 'Action.OpenUrl' && !/^https:\/\//.test(node.url)) say(at, `url ${node.url}`);
    if (node.style !== undefined && !['default', 'positive', 'destructive'].includes(node.style))
      say(at, `style ${node.style}`);
    for (const key of Object.keys(node.data ?? {})) dataKeys.set(key, at);
  }
  function actions(nodes: unknown, at: string) {
    const all = list(nodes);
    const visible = all.filter(({ mode }) => mode !== 'secondary');
    if (visible.length > MOST_ACTIONS) say(at, `${visible.length} visible actions`);
    all.forEach((node, nth) => void action(node, `${at}[${nth}]`));
  }
  function input(node: any, at: string) {
    if (ids.has(node.id)) say(at, `a second ${node.id}`);
    ids.add(node.id);
    if (node.isRequired && !node.errorMessage) say(at, `${node.id} is required without errorMessage`);
    if (node.value !== undefined && typeof node.value !== 'string' && node.type !== 'Input.Number')
      say(at, `${node.id}: a value that is no string`);
    if (node.type !== 'Input.ChoiceSet') return;
    const choices = list(node.choices);
    if (choices.length === 0 && !node['choices.data']) say(at, `${node.id} without choices`);
    const values = new Set<string>();
    for (const { title, value } of choices) {
      if (typeof title !== 'string' || typeof value !== 'string' || title === '')
        say(at, `${node.id}: a choice without title or value`);
      if (values.has(value)) say(at, `${node.id}: two choices with the value ${value}`);
      values.add(value);
    }
    const chosen = node.isMultiSelect ? String(node.value ?? '').split(',') : [node.value ?? ''];
    for (const one of chosen)
      if (one !== '' && !values.has(one) && !node['choices.data'])
        say(at, `${node.id}: ${one} is chosen, and no choice`);
  }
  function element(node: any, at: string) {
    const required = ELEMENTS[node?.type];
    if (!required) return say(at, `unknown element ${node?.type}`);
    needs(node, at, required);
    if (node.type.startsWith('Input.')) input(node, at);
    elements(node.items, `${at}.items`);
    if (node.type === 'ColumnSet')
      list(node.columns).forEach((column, nth) => {
        if (column?.type !== 'Column') say(`${at}.columns[${nth}]`, `${column?.type} as a column`);
        elements(column?.items, `${at}.columns[${nth}].items`);
      });
    if (node.type === 'RichTextBlock')
      for (const run of list(node.inlines))
        if (typeof run !== 'string' && (run?.type !== 'TextRun' || typeof run.text !== 'string'))
          say(at, `${run?.type} in a RichTextBlock`);
    if (node.type === 'Table')
      for (const row of list(node.rows))
        for (const cell of list(row.cells)) elements(cell.items, `${at}.rows.cells.items`);
    if (node.type === 'ActionSet') actions(node.actions, `${at}.actions`);
    if (node.selectAction) action({ title: '-', ...node.selectAction }, `${at}.selectAction`);
  }
  function elements(nodes: unknown, at: string) {
    list(nodes).forEach((node, nth) => void element(node, `${at}[${nth}]`));
  }

  if (card?.type !== 'AdaptiveCard') return [`a card of type ${card?.type}`];
  if (!/^1\.[0-5]$/.test(card.version)) say('card', `version ${card.version}`);
  const size = JSON.stringify(card).length * 2;
  if (size > (where === 'dialog' ? MOST_OF_A_DIALOG : MOST_OF_A_CARD)) say('card', `${size} bytes in UTF-16`);
  if (list(card.body).length === 0) say('card', 'an empty body');
  elements(card.body, 'body');
  actions(card.actions, 'actions');
  if (card.refresh) {
    if (where === 'dialog') say('refresh', 'in a dialog');
    if (card.refresh.action?.type !== 'Action.Execute' || !card.refresh.action.verb)
      say('refresh', `action ${card.refresh.action?.type} ${card.refresh.action?.verb}`);
    const { userIds } = card.refresh;
    if (userIds !== undefined && !Array.isArray(userIds)) say('refresh', 'userIds that are no list');
    if (list(userIds).length > MOST_USERS) say('refresh', `${userIds.length} userIds`);
    for (const id of list(userIds)) if (!/^(29|8):/.test(id)) say('refresh', `userIds with ${id}`);
  }
  for (const key of Object.keys(card.msteams ?? {}))
    if (!['width', 'entities'].includes(key)) say('msteams', `unknown ${key}`);
  for (const id of ids) if (dataKeys.has(id)) say(dataKeys.get(id)!, `data.${id} is overwritten by an input`);
  if (/\$\{/.test(JSON.stringify(card.actions ?? []))) say('actions', 'a hole of a template');
  return problems;
}
