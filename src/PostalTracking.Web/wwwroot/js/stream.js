// The stream of a parcel's changes, open while the tab is looked at. Says only that there is news; what to do is the page's.

/**
 * @param {() => string | undefined} address where the stream is; none: nothing more will come
 * @param {(id: string) => void} told there is news, and its id
 * @param {(isOpen: boolean) => void} turned the stream has opened, or is lost
 */
export function follow(address, told, turned) {
  const again = 60_000;
  let stream = null;
  let timer = 0;

  function close() {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  }

  function open() {
    if (stream || document.hidden || !address() || !globalThis.EventSource) {
      return;
    }

    stream = new EventSource(address());
    stream.addEventListener("shipment", (event) => told(event.lastEventId));
    stream.addEventListener("open", () => turned(true));
    stream.addEventListener("error", () => {
      // A lost line comes back by itself; a refused one is tried anew after a while.
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        timer = setTimeout(open, again);
      }

      turned(false);
    });
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  open();

  return {
    get isOpen() {
      return stream?.readyState === EventSource.OPEN;
    },
    close,
  };
}
