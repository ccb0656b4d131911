/** One parameter of Twilio's that a form shows: what it takes, and on what it depends. */
export type Parameter<Group extends string = string> = Kind & {
  readonly group: Group;
  /**
   * What Twilio does when it is left out, where that is one value for everybody; else null. A value that
   * says the same need not be sent.
   */
  readonly default: string | readonly string[] | null;
  /** Without this it does nothing, or is refused. */
  readonly needs?: Need;
  /** For the whole call the first person on it decides; `perhaps` where Twilio does not say so. */
  readonly firstDecides?: 'yes' | 'perhaps';
};

type Kind =
  | { readonly kind: 'text'; readonly length?: Length }
  /** Shown as dots, never kept and never in a view of the request. */
  | { readonly kind: 'secret'; readonly length?: Length; readonly most?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'whole'; readonly bounds: Bounds; readonly unit: Unit }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Any number of them. */
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'url' }
  /** Of something that is played; it may be `SILENCE`. */
  | { readonly kind: 'sound-url' }
  | { readonly kind: 'method'; readonly choices: readonly string[] }
  | { readonly kind: 'sid'; readonly prefix: string }
  /** Of somebody on the same call. */
  | { readonly kind: 'call-sid' }
  /** Whom Twilio dials. */
  | { readonly kind: 'endpoint' }
  /** Who it says is calling. */
  | { readonly kind: 'caller' }
  | { readonly kind: 'label'; readonly length: Length }
  /** Latitude and longitude in degrees. */
  | { readonly kind: 'position'; readonly length: Length };

export type ParameterKind = Kind['kind'];

/** In characters; Twilio leaves off what is beyond `cutAt`. */
export interface Length {
  readonly least?: number;
  readonly most?: number;
  readonly cutAt?: number;
}

/** Both included. */
type Bounds = readonly [least: number, most: number];
export type Unit = 'seconds' | 'milliseconds' | 'people';

/** What has to be so for a parameter to have a meaning. */
export type Need =
  /** Another one is given. */
  | { readonly kind: 'given'; readonly name: string }
  /** Another one has one of these values. */
  | { readonly kind: 'is'; readonly name: string; readonly values: readonly string[] }
  /** One of several is so. */
  | { readonly kind: 'any'; readonly of: readonly Need[] }
  /** Somebody of this form is dialled. */
  | { readonly kind: 'dials'; readonly forms: readonly EndpointForm[] };

export type EndpointForm = 'phone' | 'emergency' | 'client' | 'sip' | 'app';

export type ParameterTable = Readonly<Record<string, Parameter>>;

/**
 * What a draft says for a sound that is to be none at all. Twilio wants an empty value there, and an
 * empty value of a draft leaves Twilio's own music.
 */
export const SILENCE = 'silence';

export const METHODS = ['GET', 'POST'] as const;
