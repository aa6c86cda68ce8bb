const PATHS = {
  full: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="5.75" />,
  dashed: <circle cx="8" cy="8" r="5.75" strokeDasharray="2.5 2" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  warning: <path d="M8 2 1.5 13.500h13zM8 6.500v3M8 11.500v.5" />,
};

export type IconName = keyof typeof PATHS;

/** Always beside words: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name]}
    </svg>
  );
}
