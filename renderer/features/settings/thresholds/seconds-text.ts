import { fail, ok, type Result } from '../../../../common/failure.ts';
import { clock } from '../../../words/format.ts';

/** So many seconds as they are typed: `2:30`; nothing when it is off. */
export function textOfSeconds(seconds: number | null): string {
  return seconds === null ? '' : clock(seconds * 1_000);
}

/** What was typed, in seconds: `150`, `2:30`, `1:02:30`; nothing typed is off (null). */
export function secondsOfText(text: string): Result<number | null, 'unclear'> {
  const typed = inLatinDigits(text.trim());
  if (typed === '') return ok(null);
  if (!/^\d{1,6}(:[0-5]?\d){0,2}$/.test(typed)) return fail('unclear');
  return ok(typed.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
}

/** Arabic and Persian figures, as the screen itself may write them. */
function inLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
