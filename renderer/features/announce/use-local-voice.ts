import { useEffect, useState } from 'react';

interface LocalVoice {
  readonly isSpeaking: boolean;
  readonly speak: (text: string) => void;
  readonly stop: () => void;
}

/**
 * A voice of this computer for a language; null when it has none. Voices that would send the words
 * elsewhere to be spoken are not taken.
 */
export function useLocalVoice(language: string): LocalVoice | null {
  const [voices, setVoices] = useState(localVoices);
  const [isSpeaking, setIsSpeaking] = useState(false);

  // Voices are there only a while after they were first asked for.
  useEffect(() => {
    const { speechSynthesis } = window;
    if (speechSynthesis === undefined) return;
    const look = () => setVoices(localVoices());
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look);
      speechSynthesis.cancel();
    };
  }, []);

  const voice = voiceOf(voices, language);
  if (voice === undefined) return null;
  return {
    isSpeaking,
    speak(text) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onend = () => setIsSpeaking(false);
      utterance.onerror = () => setIsSpeaking(false);
      setIsSpeaking(true);
      window.speechSynthesis.cancel();
      window.speechSynthesis.speak(utterance);
    },
    stop() {
      window.speechSynthesis.cancel();
      setIsSpeaking(false);
    },
  };
}

function localVoices(): readonly SpeechSynthesisVoice[] {
  return window.speechSynthesis?.getVoices().filter(({ localService }) => localService) ?? [];
}

/** Of the same country, else of the same language. */
function voiceOf(voices: readonly SpeechSynthesisVoice[], language: string) {
  const wanted = language.toLowerCase();
  const langOf = ({ lang }: SpeechSynthesisVoice) => lang.replace('_', '-').toLowerCase();
  const [spoken = wanted] = wanted.split('-');
  return (
    voices.find((voice) => langOf(voice) === wanted) ??
    voices.find((voice) => langOf(voice).split('-')[0] === spoken)
  );
}
