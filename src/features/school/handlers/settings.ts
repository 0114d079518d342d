import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { saveRoster } from '../model/roster.js';
import { SCHOOL } from '../model/school-kinds.js';
import { type SettingGroup, type TypedSettings, withGroup } from '../model/setting-groups.js';
import { groupCard, settingsCard } from '../view/settings.js';
import type { At } from './saving.js';

/** What holds in this school for everyone's care: by head and coordinators, in the chat. */

export const settings = (turn: At): Decision => show(turn, settingsCard(turn));
export const edit = (turn: At<{ which: SettingGroup }>): Decision =>
  show(turn, groupCard(turn, turn.input.which));

export async function saved(turn: At<{ which: SettingGroup } & TypedSettings>): Promise<Decision | Refusal> {
  const { which, ...typed } = turn.input;
  const school = await turn.read.get(SCHOOL, turn.school.id);
  if (school === undefined) return refuse('refused');
  const read = withGroup(school.data.settings, which, typed);
  if ('wrong' in read)
    return invalid(Object.fromEntries(read.wrong.map((field) => [field, text(`settings.wrong.${field}`)])));
  const data = { ...school.data, settings: read.settings };
  const now = { ...turn, school: { ...turn.school, ...data } };
  return decision(
    { kind: 'next', card: settingsCard(now, which) },
    {
      save: saveRoster({ version: school.version, data }, []),
      audit: [
        {
          ...auditLine(turn, 'school.settings.save', { kind: SCHOOL.kind, id: data.id }),
          reason: which,
        },
      ],
      changed: [{ kind: SCHOOL.kind, id: data.id }],
    },
  );
}
