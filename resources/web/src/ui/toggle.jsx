/** Something that is on or off, with a hint of what it does. */
import { Switch } from 'radix-ui';
import { useId } from 'react';

/** @param {{label: string, hint: string, checked: boolean, disabled?: boolean, onChange: (on: boolean) => void}} props */
export function Toggle({ label, hint, checked, disabled, onChange }) {
  const id = useId();
  return (
    <div className="setting">
      <div className="grow">
        <label className="setting-name" htmlFor={id}>
          {label}
        </label>
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      </div>
      <Switch.Root
        id={id}
        className="switch"
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onCheckedChange={onChange}
      />
    </div>
  );
}
