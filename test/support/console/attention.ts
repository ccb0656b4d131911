import type { Page } from '@playwright/test';

/** Playwright has the page believe that it always has the focus. */
export function lookElsewhere(window: Page): Promise<void> {
  return window.evaluate(() => {
    document.hasFocus = () => false;
  });
}

/** Whoever is put on hold is alarming from the second second on. */
export function alarmAtOnceOfHolds(window: Page): Promise<void> {
  return window.evaluate(async () => {
    const { call } = Reflect.get(window, 'earshot');
    const { value } = await call('settings:get');
    const { settings } = value;
    const thresholds = { ...settings.thresholds, hold: { lateAfter: 1, alarmingAfter: 2 } };
    await call('settings:change', { thresholds });
  });
}
