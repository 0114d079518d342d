import type { Feature } from '../kernel/feature.js';
import { appreciation } from './appreciation/feature.js';
import { consultations } from './consultations/feature.js';
import { requests } from './requests/feature.js';
import { school } from './school/feature.js';
import { steps } from './steps/feature.js';
import { triage } from './triage/feature.js';
import { vision } from './vision/feature.js';

/** The features of the product, in the order in which the router composes them. A later one may use earlier ones' models. */
export const FEATURES: readonly Feature[] = [
  school,
  requests,
  steps,
  consultations,
  triage,
  appreciation,
  vision,
];
