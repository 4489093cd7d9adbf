import {LitElement} from 'lit';

/**
 * The console's elements render into the page itself: one stylesheet holds for all of them and for what comes from the server, and
 * labels, headings and links find what they name.
 */
export class Element extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Told once to those who do not see the page; politely, after what is being read. */
export function announce(words: string): void {
  const region = document.getElementById('announcements');
  if (region) region.textContent = words;
}
