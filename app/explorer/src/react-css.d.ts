import "react";

declare module "react" {
  interface CSSProperties {
    /** Our own properties: a goal's hue, and how deep a cell is coloured. */
    [name: `--${string}`]: string | number | undefined;
  }
}
