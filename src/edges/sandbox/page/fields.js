import { freshId, h, lines } from './dom.js';
import { makeFindable } from './finder.js';
import { w } from './words.js';

/** Below this many characters left, the count is spoken as well. */
const SPEAK_BELOW = 20;

/** What a person types into: one control, or every radio button or checkbox of a choice. */
const controlsOf = (input) => [
  ...input.renderedElement.querySelectorAll('input:not(.find), textarea, select'),
];

/** The element that describes the whole field: the group for a choice, else the control. */
const described = (input) => groupOf(input) ?? controlsOf(input)[0];
const groupOf = (input) => {
  const first = controlsOf(input)[0];
  const several =
    first && ['radio', 'checkbox'].includes(first.type) && input.getJsonTypeName() === 'Input.ChoiceSet';
  return several ? first.closest('.ac-input') : undefined;
};

function describe(element, id, on) {
  const ids = new Set((element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) element.setAttribute('aria-describedby', [...ids].join(' '));
  else element.removeAttribute('aria-describedby');
}

/** Completes the fields of a rendered card: groups with a name, limits shown before and while typing. */
export function completeFields(card) {
  for (const input of card.getAllInputs()) {
    if (!input.renderedElement) continue;
    input.renderedElement.classList.add('field');
    nameGroup(input);
    if (input.isMultiSelect && input.isCompact) makeFindable(groupOf(input));
    if (input.isRequired)
      for (const control of controlsOf(input)) {
        if (control.type === 'checkbox' || control.type === 'radio') control.removeAttribute('aria-required');
        else control.setAttribute('aria-required', 'true');
      }
    if (input.maxLength > 0) countCharacters(input);
    const [control] = controlsOf(input);
    // Who may leave it open may also go back to nothing, where the card has a name for that.
    if (control?.tagName === 'SELECT' && !input.isRequired && input.placeholder) {
      control.options[0].hidden = false;
      control.options[0].disabled = false;
    }
  }
}

function nameGroup(input) {
  const group = groupOf(input);
  if (!group) return;
  const radio = controlsOf(input)[0].type === 'radio';
  group.setAttribute('role', radio ? 'radiogroup' : 'group');
  if (radio && input.isRequired) group.setAttribute('aria-required', 'true');
  const label = input.renderedElement.querySelector('.ac-richTextBlock');
  if (!label) return;
  // Its `for` names the group, which is no control; and the renderer reads the group's name with the first choice only.
  label.removeAttribute('for');
  label.id ||= freshId('label');
  group.setAttribute('aria-labelledby', label.id);
  for (const control of controlsOf(input)) control.removeAttribute('aria-labelledby');
}

function countCharacters(input) {
  const [control] = controlsOf(input);
  const seen = h('p', { class: 'count', id: freshId('count') });
  const heard = h('p', { class: 'unseen', 'aria-live': 'polite' });
  // A placeholder may have told it already.
  const told = control.placeholder.includes(String(input.maxLength));
  const before = told ? '' : w('field.max', { max: input.maxLength });
  const show = () => {
    const left = input.maxLength - control.value.length;
    seen.textContent = control.value ? w('field.left', { left }) : before;
    seen.classList.toggle('few', left < SPEAK_BELOW);
    heard.textContent = left < SPEAK_BELOW ? seen.textContent : '';
  };
  control.addEventListener('input', show);
  describe(control, seen.id, true);
  input.renderedElement.append(seen, heard);
  show();
}

/** Takes the error of a field away again. */
function clearError(input) {
  const shown = input.renderedElement?.querySelector('.field-error');
  if (!shown) return;
  describe(described(input), shown.id, false);
  for (const control of [described(input), ...controlsOf(input)]) control.removeAttribute('aria-invalid');
  input.renderedElement.classList.remove('wrong');
  shown.remove();
}

function showError(input, text) {
  clearError(input);
  const shown = h('p', { class: 'field-error', id: freshId('error') }, ...lines(text));
  input.renderedElement.append(shown);
  input.renderedElement.classList.add('wrong');
  const target = described(input);
  describe(target, shown.id, true);
  for (const control of controlsOf(input)) control.setAttribute('aria-invalid', 'true');
  for (const control of controlsOf(input))
    control.addEventListener('input', () => clearError(input), { once: true });
}

/**
 * Shows each text beside its field and brings the focus to the first. Returns the texts of fields that this card does
 * not have; they belong above the form.
 */
export function showErrors(card, errors) {
  const rest = { ...errors };
  let first;
  for (const input of card.getAllInputs()) {
    clearError(input);
    if (!(input.id in errors) || !input.renderedElement) continue;
    showError(input, errors[input.id]);
    first ??= input;
    delete rest[input.id];
  }
  if (first) {
    controlsOf(first)[0]?.focus({ preventScroll: true });
    first.renderedElement.scrollIntoView({ block: 'center' });
  }
  return Object.values(rest);
}

/** What the card itself says is missing, by field. */
export function missingOf(inputs) {
  const wrong = inputs.filter((input) => !(input.isValid() && (!input.isRequired || input.isSet())));
  return Object.fromEntries(wrong.map((input) => [input.id, input.errorMessage ?? w('field.required')]));
}

/** Values by field, as the renderer would send them: a field left empty is left out. */
export const valuesOf = (inputs) =>
  Object.fromEntries(
    inputs.filter((input) => input.id && input.isSet()).map((input) => [input.id, String(input.value)]),
  );
