import type { CardRef } from '../../../kernel/card.js';

/** One button, the same for everybody: nothing is counted and nothing waits. */
export const thanksHome = async (): Promise<CardRef[]> => [{ card: 'appreciation/home', data: {} }];
