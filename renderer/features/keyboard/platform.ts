/** Whether the keys are those of a Mac. */
export const IS_MAC = navigator.userAgent.includes('Mac');
