import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { list, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import { asksHere, OPTIONAL_ASKS } from '../model/optional-asks.js';
import { CARE_PHASES } from '../model/phases.js';
import type { Person, School, Settings } from '../model/school.js';
import { NUMBER_FIELDS, SETTING_GROUPS, type SettingGroup, TIME_FIELDS } from '../model/setting-groups.js';
import {
  DEFAULT_SETTINGS,
  MEETING_DEFAULTS,
  MEETING_NUMBERS,
  MEETING_TIMES,
  meetingsOf,
  ROUND_AT,
} from '../model/settings.js';
import { themesOf } from '../model/themes.js';

type At = Scene<School> & { person: Person };

/** What holds now, group by group, each with its own button. `saved`: the group that was just changed. */
export const settingsCard = ({ school }: Pick<At, 'school'>, saved?: SettingGroup): CardRef => ({
  card: 'school/settings',
  data: {
    saved: saved ? text('settings.saved', { group: text(`settings.group.${saved}`) }) : null,
    groups: SETTING_GROUPS.map((which) => ({
      which,
      heading: text(`settings.group.${which}`),
      lines: linesOf(which, school.settings).map((line) => ({ line })),
    })),
  },
});

function linesOf(which: SettingGroup, settings: Settings): TextRef[] {
  const { headIsTold: told, phaseLabels = {} } = settings;
  const themes = themesOf(settings);
  switch (which) {
    case 'waiting':
      return [
        text('settings.line.untaken', { n: settings.untakenAfterSchoolDays }),
        text('settings.line.standIn', { n: settings.standInAfterSchoolDays }),
        text('settings.line.head', { told: told ? 'yes' : 'no', n: settings.headAfterSchoolDays }),
      ];
    case 'times':
      return [
        text('settings.line.digest', { at: { clock: settings.digestAt } }),
        text('settings.line.quiet', {
          from: { clock: settings.quietFrom },
          until: { clock: settings.quietUntil },
          wednesday: { clock: settings.wednesdayQuietFrom },
        }),
        text('settings.line.safety', { n: settings.safetyAcknowledgeMinutes }),
        text('settings.line.round', { at: { clock: settings.roundAt ?? ROUND_AT } }),
      ];
    case 'meetings': {
      const { meetFrom, meetUntil, meetBuffer, meetLead, meetMost } = meetingsOf(settings);
      return [
        text('settings.line.meetDay', { from: { clock: meetFrom }, until: { clock: meetUntil } }),
        text('settings.line.meetBuffer', { n: meetBuffer }),
        text('settings.line.meetLead', { n: meetLead }),
        text('settings.line.meetMost', { n: meetMost }),
      ];
    }
    case 'wider':
      return [
        text('settings.line.wider', { n: settings.lookWiderFrom }),
        text('settings.line.themes', { themes: list(...themes) }),
      ];
    case 'asks': {
      const on = OPTIONAL_ASKS.filter((one) => asksHere(settings, one));
      const asks = on.map((one) => text(`asks.what.${one}`));
      return [
        on.length > 0 ? text('settings.line.asks', { asks: list(...asks) }) : text('settings.line.asks.none'),
      ];
    }
    case 'phases':
      return CARE_PHASES.map((phase) =>
        text('settings.line.phase', {
          phase: text(`settings.phase.${phase}`),
          label: phaseLabels[phase] ?? text('settings.line.official'),
        }),
      );
  }
}

const isMeeting = (field: string): field is (typeof MEETING_NUMBERS)[number] =>
  (MEETING_NUMBERS as readonly string[]).includes(field);

/** One group as a form, filled in with what holds, and beside each field what holds where nothing is filled in. */
export function groupCard({ school, id }: Pick<At, 'school' | 'id'>, which: SettingGroup): CardRef {
  const { settings } = school;
  const shown = (field: keyof Settings) => settings[field] as string | number;
  const fields: CardData = {};
  const standard: Record<string, TextParam> = {};
  for (const field of NUMBER_FIELDS[which]) {
    if (isMeeting(field)) continue;
    fields[field] = shown(field);
    standard[field] = DEFAULT_SETTINGS[field];
  }
  if (which === 'meetings') {
    const now = meetingsOf(settings);
    for (const field of MEETING_NUMBERS)
      [fields[field], standard[field]] = [now[field], MEETING_DEFAULTS[field]];
    for (const field of MEETING_TIMES)
      [fields[field], standard[field]] = [now[field], { clock: MEETING_DEFAULTS[field] }];
  }
  if (which === 'times') {
    for (const field of TIME_FIELDS) {
      fields[field] = shown(field);
      standard[field] = { clock: DEFAULT_SETTINGS[field] };
    }
    [fields.roundAt, standard.roundAt] = [settings.roundAt ?? ROUND_AT, { clock: ROUND_AT }];
  }
  if (which === 'waiting') fields.headIsTold = String(settings.headIsTold);
  if (which === 'wider') fields.themes = themesOf(settings).join('\n');
  if (which === 'asks') {
    fields.asks = OPTIONAL_ASKS.filter((one) => asksHere(settings, one)).join(',');
    fields.choices = OPTIONAL_ASKS.map((value) => ({ title: text(`asks.what.${value}`), value }));
  }
  if (which === 'phases')
    for (const phase of CARE_PHASES) fields[phase] = settings.phaseLabels?.[phase] ?? '';
  return { card: `school/settings-${which}`, data: { once: id(), which, standard, ...fields } };
}
