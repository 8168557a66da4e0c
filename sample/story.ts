import type { Basis, Protection } from './people.ts';
import type { LanguageForm } from './schools.ts';

/** A day, some years before the school year begins. */
export type Back = { readonly years: number; readonly day: string };
export type StoryChild = {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  /** A class of the first set of schools; left out where the birth date decides it (the pupils around 18). */
  readonly classId?: string;
  /** `MM-DD` of the class's ordinary birth year, or by the current month. */
  readonly born: string | 'turns-18-this-month' | 'turned-18-last-month';
  readonly protection?: Protection;
  readonly languageForm?: LanguageForm;
  /** Newly arrived, without identity number. */
  readonly withoutNumber?: true;
};
export type StoryAdult = {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  /** Constant, so that the identity number is. */
  readonly born: string;
  readonly basis: Basis;
  readonly source?: 'folkeregister' | 'skole';
  readonly protection?: Protection;
  /** Without permanent residence: a D-number. */
  readonly dNumber?: true;
  readonly unreachable?: true;
  /** Contact data last confirmed more than 18 months ago. */
  readonly stale?: true;
  readonly since?: Back;
  readonly ended?: Back;
};
export type Story = { readonly children: readonly StoryChild[]; readonly adults: readonly StoryAdult[] };
