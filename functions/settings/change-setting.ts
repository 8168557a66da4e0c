import type { Caller } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import { validValue } from '../shared/http/request.ts';
import { canonicalJson } from '../shared/ids.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import { type AuthorizeDeps, authorizeSettings, type SettingsContext } from './authorize.ts';
import { DEFINITIONS, type SettingKey } from './definitions.ts';
import { settingFact } from './events.ts';
import { goLiveBounds } from './go-live.ts';
import { showSetting, storedAt, versionOf } from './list-settings.ts';
import { refuse } from './refusals.ts';
import { faultOf, type Level, leansOn, type Stored, valuesOf } from './rules.ts';
import type { SettingsStore } from './store.ts';

export type ChangeDeps = AuthorizeDeps & { readonly store: Pick<SettingsStore, 'all' | 'write'> };

type Wanted = {
  readonly at: Level;
  readonly key: SettingKey;
  readonly ifMatch: number;
  readonly language: Language;
};

/** Use-case: sets a value at a level. Setting the present value changes nothing. */
export const changeSetting =
  (deps: ChangeDeps) => async (caller: Caller, wanted: Wanted & { readonly value: unknown }) => {
    const asked = await authorizeSettings(deps, caller, wanted.at, 'change');
    return write(deps, caller, asked, wanted, validValue(DEFINITIONS[wanted.key].value, wanted.value, '/value'));
  };

/** Use-case: removes a level's value, so that the owner's value or the default holds again. */
export const resetSetting = (deps: ChangeDeps) => async (caller: Caller, wanted: Wanted) => {
  const asked = await authorizeSettings(deps, caller, wanted.at, 'change');
  return write(deps, caller, asked, wanted, undefined);
};

type Value = Stored['value'];

async function write(deps: ChangeDeps, caller: Caller, asked: SettingsContext, wanted: Wanted, value: Value) {
  const { at, key, ifMatch, language } = wanted;
  const { ownerId, staffId, stored } = asked;
  const now = storedAt(stored, at, key);
  const version = now?.version ?? 0;
  const same = canonicalJson(now?.value ?? null) === canonicalJson(value ?? null);
  // A repeat after a lost answer: the value is set already.
  if (same && (ifMatch === version || ifMatch === version - 1)) return showSetting(asked, at, key, language);
  if (ifMatch !== version) throw stale(version);
  refuseFaulty(asked, wanted, value);
  if (key === 'school.goLiveDay') refuseFarAway(caller.moment.day, value);

  const changedAt = caller.moment.instant;
  const next: Stored = { key, at, version: version + 1, changedAt, ...(value !== undefined && { value }) };
  const schoolId = at.level === 'school' ? at.schoolId : undefined;
  const written = await deps.store.write({
    ownerId,
    stored: next,
    before: now?.value,
    changedBy: staffId,
    changedAt,
    leansOn: leansOn(key).map((other) => ({ at, key: other, version: versionOf(stored, at, other) })),
    fact: settingFact('setting-changed', {
      ownerId,
      occurredAt: changedAt,
      data: { key, schoolId, settingVersion: next.version, changedBy: staffId },
    }),
  });
  if (written === 'stale') throw refuse('if-match-stale');
  if (written === 'moved') throw refuse('changed-meanwhile');
  return showSetting({ ...asked, stored: [...stored.filter((setting) => setting !== now), next] }, at, key, language);
}

/** Checks beyond the value's schema: the level, and the settings that the value must agree with. */
function refuseFaulty({ stored }: SettingsContext, { at, key }: Wanted, value: Value): void {
  const wanted = value === undefined ? DEFINITIONS[key].default : DEFINITIONS[key].value.parse(value);
  const fault = faultOf(valuesOf(stored), at, key, wanted);
  if (!fault) return;
  const faults = value === undefined ? [] : [{ pointer: '/value', code: `settings.${fault}` }];
  throw refuse(`settings.${fault}`, {}, { faults });
}

/** A school goes live last school year, this year or next year: any other day is a typing error. */
function refuseFarAway(today: Day, value: Value): void {
  if (value === undefined || value === '') return;
  const bounds = goLiveBounds(today);
  if (bounds.first <= String(value) && String(value) <= bounds.last) return;
  const code = 'settings.go-live-day-far-away';
  throw refuse(code, bounds, { at: '/value' });
}
