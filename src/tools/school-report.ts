import { fileURLToPath } from 'node:url';
import type { Check, Finding } from '../features/school/model/check.js';
import type { School } from '../features/school/model/school.js';
import { list } from '../kernel/text.js';
import { loadTexts } from '../render/texts.js';

const TEXTS = fileURLToPath(new URL('../../cards/texts/', import.meta.url));

/** A check as lines for people: every class with whom its requests reach and why, then what is worth a look. */
export function describeCheck(school: School, check: Check): string {
  const voice = loadTexts(TEXTS).voice(school.language);
  const name = (id: string) => school.people.get(id)?.name ?? id;
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length));
  const codes = widest(check.classes.map((one) => one.classCode)) + 2;
  const names = widest(check.classes.map((one) => name(one.personId))) + 2;
  const classes = check.classes.map(({ classCode, personId, reasons }) => {
    const { why } = voice.words({ why: list(...reasons) });
    return `  ${classCode.padEnd(codes)}${name(personId).padEnd(names)}${why}`;
  });
  const count = (kind: Finding['kind']) => check.findings.filter((finding) => finding.kind === kind).length;
  return [
    `${school.name}: ${check.classes.length} classes, ${school.people.size} people`,
    ...classes,
    ...(check.findings.length > 0 ? ['', ...check.findings.map(line)] : []),
    '',
    `${count('gap')} gaps, ${count('overlap')} overlaps, ${count('hint')} hints`,
  ].join('\n');
}

const line = ({ kind, classCode, from, until, message }: Finding): string =>
  `${kind.padEnd(8)}${classCode === undefined ? '' : `${classCode}: `}${message} (${from} - ${until})`;
