import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Choice } from './choice.jsx';

function genders(props) {
  const onChange = vi.fn();
  const { t } = show(
    <Choice
      label="who"
      value="female"
      options={['female', 'male']}
      names="page.gender"
      onChange={onChange}
      {...props}
    />,
  );
  const press = (option) =>
    fireEvent.click(screen.getByRole('radio', { name: t(`page.gender.${option}`) }));
  return { onChange, press };
}

it('tells another choice, and not the same again', () => {
  const { onChange, press } = genders();
  press('male');
  expect(onChange).toHaveBeenCalledWith('male');
  press('female');
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('lets go what may stay open', () => {
  const { onChange, press } = genders({ optional: true });
  press('female');
  expect(onChange).toHaveBeenCalledWith('');
});
