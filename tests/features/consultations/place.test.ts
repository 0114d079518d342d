import { describe, expect, it } from '@jest/globals';
import { plainPlace } from '../../../src/features/consultations/model/place.js';

const CLASSES = ['L3B', 'De Kikkers'];
const said = (place: string) => plainPlace(place, CLASSES);

describe('a place in a file that leaves the house', () => {
  it.each([
    'Lokaal 12',
    'lokaal B2.14, tweede verdieping',
    'Zorglokaal naast de refter',
    'klas L3B',
    'bureau directie',
    'Online via Teams',
    'local 3, à côté de la bibliothèque',
    'Staff room, first floor',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Abc',
    'https://meet.google.com/abc-defg-hij',
  ])('stands there: %s', (place) => {
    expect(said(place)).toBe(place);
  });

  it.each([
    'bij Emma thuis',
    'Emma',
    'lokaal van Emma',
    'klas van juf Lies',
    'het bureau van Jan Peeters',
    'Kerkstraat 12, 2000 Antwerpen',
    '0475 12 34 56',
    'bij het CLB',
    'lokaal 12, het gaat over KV7 en zijn dyslexie',
    '12',
    'http://meet.example.org/abc',
    'https://user:pass@meet.example.org/abc',
    'https://meet.example.org/emma-rekenen',
    'https://meet.example.org/%65mma',
    'https://meet.example.org/a en nog wat',
    '',
  ])('is left out: %s', (place) => {
    expect(said(place)).toBeUndefined();
  });
});
