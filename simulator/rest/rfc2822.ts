/** As Twilio writes dates: `Thu, 01 Jan 2015 10:23:45 +0000`. */
export function rfc2822(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}
