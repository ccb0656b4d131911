/** Twilio's error shape. */
interface ErrorJson {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
  readonly detail?: string;
}

export function errorJson(status: number, code: number, message: string): ErrorJson {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** Bad credentials are told apart by nothing: neither the SID nor the secret is named. */
export const authenticateJson: ErrorJson = {
  ...errorJson(401, 20003, 'Authenticate'),
  detail: 'Your AccountSid or AuthToken was incorrect.',
};
