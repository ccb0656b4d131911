import type { Page } from '@playwright/test';
import type { Settings } from '../../../common/ipc/settings.ts';
import type { Thresholds } from '../../../common/roster/thresholds.ts';

/** Changes limits as the settings do; limits that are not named stay. */
export function changeThresholds(window: Page, changes: Partial<Thresholds>): Promise<void> {
  return window.evaluate(async (thresholds) => {
    const { call } = Reflect.get(window, 'earshot');
    const { settings } = (await call('settings:get')).value;
    await call('settings:change', { thresholds: { ...settings.thresholds, ...thresholds } });
  }, changes);
}

/** What is saved now. */
export function savedSettings(window: Page): Promise<Settings> {
  return window.evaluate(async () => {
    const { call } = Reflect.get(window, 'earshot');
    return (await call('settings:get')).value.settings;
  });
}
