/** In the line of an operation that asks for one hot key: there is no such key. Loaded for such operations only. */
import controls from '../controls/controls.module.css';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { missingKeyText } from './missingKeyText.ts';

export default function MissingKeyNote({ operation }: { readonly operation: string }) {
  const lines = useSparingAnswer({ kind: 'operations' })?.value;
  const missing = lines?.find(({ name }) => name === operation)?.missingKey ?? null;
  return missing === null ? null : <span className={controls.problem}>{missingKeyText(missing)}</span>;
}
