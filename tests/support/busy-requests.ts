/** Twenty requests of one afternoon and evening, each with a word that may never lie in a chat. */
export interface Asked {
  mark: string;
  by: string;
  form?: Record<string, string>;
  details?: Record<string, string | string[]>;
  /** What An does once she reads it: buttons by the key of their words, and what she fills in between. Without: in one go with others. */
  act?: (string | Record<string, string | string[]>)[];
}

const LIES = 'lies-wadloper';
const PETRA = 'petra-schorre';
const OMER = 'omer-tijdok';
const NOOR = 'noor-pierhoofd';
const XANDER = 'xander-springtij';
const LEARNING = 'LEARNING_AND_STUDYING';
const SOCIAL = 'PSYCHOLOGICAL_AND_SOCIAL';

export const SPOKEN_ON = '2026-10-15';
const TOGETHER = ['triage.do.together'];
const ASK = ['triage.do.ask', { text: 'Vraagwoord: sinds wanneer?' }, 'request.ask.send'];

const all: Omit<Asked, 'mark'>[] = [
  { by: LIES, form: { safety: 'doubt', pupil: 'AB1' }, act: TOGETHER },
  { by: LIES, form: { scope: 'practice' }, details: { needs: ['think'] }, act: TOGETHER },
  {
    by: LIES,
    form: { pupil: 'KV7' },
    details: { needs: ['material'], domains: [LEARNING] },
    act: ['triage.do.answer', { text: 'Antwoordwoord: lees dit eens.' }, 'request.answer.send'],
  },
  {
    by: PETRA,
    form: { classCode: 'L3A', pupil: 'CD2' },
    details: { domains: [SOCIAL] },
    act: ['bundle.open', 'bundle.save', 'button.together'],
  },
  { by: PETRA, form: { classCode: 'L3A', pupil: 'CD3' }, details: { domains: [SOCIAL] } },
  { by: LIES, form: { pupil: 'CD4' }, details: { domains: [SOCIAL] } },
  { by: LIES, form: { scope: 'group' }, details: { domains: [SOCIAL] } },
  {
    by: PETRA,
    form: { classCode: 'L3A', scope: 'class' },
    details: { needs: ['observe'] },
    act: TOGETHER,
  },
  { by: OMER, form: { classCode: 'L2A', pupil: 'EF5' }, details: { needs: ['vent'] }, act: TOGETHER },
  {
    by: OMER,
    form: { classCode: 'L2A', pupil: 'EF6' },
    details: { tried: 'MERKpoging', helped: 'ongoing', when: 'canWait' },
    act: ['triage.do.park', { why: 'tryout', until: '2026-11-16' }, 'request.park.save'],
  },
  { by: NOOR, form: { classCode: 'L1A', pupil: 'GH7' }, act: ASK },
  {
    by: NOOR,
    form: { classCode: 'L1A', pupil: 'GH8' },
    details: { when: 'thisWeek', tried: 'MERKpoging' },
    act: ['triage.plan.title', { day: SPOKEN_ON }, 'triage.plan.save'],
  },
  {
    by: XANDER,
    form: { classCode: 'L4B', pupil: 'IJ9' },
    details: { capacity: 'tooMuch' },
    act: TOGETHER,
  },
  {
    by: XANDER,
    form: { classCode: 'L4B', pupil: 'IJ1' },
    act: ['button.handOver', { to: 'carla-strandvonk' }, 'button.handOver'],
  },
  // In the evening.
  { by: LIES, form: { pupil: 'MT4' }, act: ASK },
  { by: LIES, form: { pupil: 'MT4' }, act: ['triage.pupil.yes', 'button.take'] },
  { by: XANDER, form: { classCode: 'L4B', pupil: 'IJ2' }, details: { needs: ['parents'] } },
  { by: NOOR, form: { classCode: 'L1A', pupil: 'GH9' }, details: { needs: ['think'] } },
  { by: OMER, form: { classCode: 'L2A', scope: 'group' } },
  { by: PETRA, form: { classCode: 'L3A', pupil: 'KL1' }, details: { capacity: 'heavy' } },
];
export const ALL_OF_THEM: Asked[] = all.map((one, nth) => ({ ...one, mark: `MERK${nth + 10}` }));
