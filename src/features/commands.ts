import type { Command, Shortcut } from '../kernel/command.js';

/** Every typed way in, one line each. Manifests and the help are made from this list. */
export const COMMANDS: Command[] = [
  { words: { nl: ['zorg'], en: ['care'], fr: ['soin'] }, verb: 'school.home' },
  {
    words: { nl: ['zorg vraag', 'zorgvraag'], en: ['care request'], fr: ['soin demande'] },
    verb: 'request.form',
    rest: 'text',
  },
  {
    words: { nl: ['zorg gang'], en: ['care corridor'], fr: ['soin couloir'] },
    verb: 'request.corridor',
    rest: 'rest',
  },
  {
    words: { nl: ['zorg meedenken'], en: ['care think'], fr: ['soin avis'] },
    verb: 'think.form',
    rest: 'text',
  },
  {
    words: { nl: ['zorg zoek'], en: ['care find'], fr: ['soin cherche'] },
    verb: 'request.find',
    rest: 'text',
  },
  {
    words: { nl: ['zorg stap'], en: ['care step'], fr: ['soin pas'] },
    verb: 'step.form',
    rest: 'classCode',
  },
  {
    words: {
      nl: ['waardering', 'zorg waardering'],
      en: ['appreciation', 'care thanks'],
      fr: ['merci', 'soin merci'],
    },
    verb: 'thanks.form',
    rest: 'rest',
    // With nothing behind it as well, so also where a platform lists what stands alone.
    withRest: 'thanks.form',
    about: 'shortcut.thanks.about',
  },
  { words: { nl: ['zorg lijst'], en: ['care list'], fr: ['soin liste'] }, verb: 'request.list' },
  { words: { nl: ['zorg afwezig'], en: ['care absence'], fr: ['soin absence'] }, verb: 'school.absence' },
  { words: { nl: ['zorg nummers'], en: ['care phones'], fr: ['soin urgence'] }, verb: 'school.phones' },
  {
    words: { nl: ['zorg oefening'], en: ['care drill'], fr: ['soin exercice'] },
    verb: 'drill.form',
    forSchool: true,
    rest: 'classCode',
  },
  { words: { nl: ['zorg taal'], en: ['care language'], fr: ['soin langue'] }, verb: 'school.language' },
  { words: { nl: ['zorg pauze'], en: ['care pause'], fr: ['soin pause'] }, verb: 'school.digest-pause' },
  {
    words: { nl: ['zorg wie'], en: ['care who'], fr: ['soin qui'] },
    verb: 'school.who',
    rest: 'words',
    withRest: 'task.list',
  },
  {
    words: { nl: ['zorg materiaal'], en: ['care material'], fr: ['soin outils'] },
    verb: 'school.instruments',
    rest: 'words',
  },
  {
    words: { nl: ['zorg team'], en: ['care team'], fr: ['soin equipe'] },
    verb: 'school.team',
    forSchool: true,
  },
  {
    words: { nl: ['zorg kanaal'], en: ['care channel'], fr: ['soin canal'] },
    verb: 'school.channel',
    forSchool: true,
  },
  {
    words: { nl: ['zorg teamstap'], en: ['care team step'], fr: ['soin pas equipe'] },
    verb: 'step.team-form',
  },
  {
    words: { nl: ['zorg instellingen'], en: ['care settings'], fr: ['soin reglages'] },
    verb: 'school.settings',
    forSchool: true,
  },
  {
    words: { nl: ['zorg overdracht'], en: ['care handover'], fr: ['soin transfert'] },
    verb: 'handover.form',
    forSchool: true,
  },
  {
    words: { nl: ['zorg klas'], en: ['care class'], fr: ['soin classe'] },
    verb: 'step.class-card',
    rest: 'classCode',
  },
  {
    words: { nl: ['zorg stappen'], en: ['care steps'], fr: ['soin petits pas'] },
    verb: 'step.list',
  },
  {
    words: { nl: ['zorg voorbeelden'], en: ['care examples'], fr: ['soin exemples'] },
    verb: 'example.list',
    rest: 'text',
  },
  {
    words: { nl: ['zorg agenda'], en: ['care calendar'], fr: ['soin agenda'] },
    verb: 'consult.availability',
  },
  {
    words: { nl: ['zorg overleg'], en: ['care consultation'], fr: ['soin reunion'] },
    verb: 'consult.form',
  },
  {
    words: { nl: ['zorg ronde'], en: ['care round'], fr: ['soin tournee'] },
    verb: 'consult.round.form',
    forSchool: true,
  },
  {
    words: { nl: ['zorg klassen'], en: ['care classes'], fr: ['soin classes'] },
    verb: 'school.classes',
    forSchool: true,
  },
  { words: { nl: ['zorg grens'], en: ['care limit'], fr: ['soin limite'] }, verb: 'school.limit' },
  { words: { nl: ['zorg rust'], en: ['care quiet'], fr: ['soin calme'] }, verb: 'school.quiet' },
  {
    words: { nl: ['zorg voorstellen'], en: ['care suggestions'], fr: ['soin propositions'] },
    verb: 'triage.suggestions',
  },
  {
    words: { nl: ['zorg valt weg', 'zorg weg'], en: ['care off'], fr: ['soin perdu'] },
    verb: 'care.off',
  },
  { words: { nl: ['zorg visie'], en: ['care vision'], fr: ['soin vision'] }, verb: 'vision.page' },
  { words: { nl: ['zorg buddy'], en: ['care buddy'], fr: ['soin duo'] }, verb: 'buddy.open' },
  { words: { nl: ['zorg bevraging'], en: ['care survey'], fr: ['soin enquete'] }, verb: 'survey.list' },
  { words: { nl: ['zorg accenten'], en: ['care focus'], fr: ['soin accents'] }, verb: 'priority.list' },
  { words: { nl: ['zorg hulp'], en: ['care help'], fr: ['soin aide'] }, verb: 'school.help' },
];

/** Every way in from a platform's own menus. */
export const SHORTCUTS: Shortcut[] = [
  { verb: 'request.form', on: 'anywhere', name: 'shortcut.request', about: 'shortcut.request.about' },
  {
    verb: 'request.form',
    on: 'message',
    name: 'shortcut.message',
    long: 'shortcut.message.long',
    about: 'shortcut.message.about',
  },
  { verb: 'thanks.form', on: 'anywhere', name: 'shortcut.thanks', about: 'shortcut.thanks.about' },
  {
    verb: 'thanks.form',
    on: 'message',
    name: 'shortcut.thanks.message',
    about: 'shortcut.thanks.message.about',
  },
];
