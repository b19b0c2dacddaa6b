/**
 * The far end of a transport: what a virtual device holds in its hands. Simulators speak to this, so that the same
 * one sits behind memory in tests, behind a TCP port or behind a serial path in a stand-alone process.
 */
export interface DeviceEnd {
  /** Names who is to hear of the host. Called once, before anything happens. */
  attach(listener: DeviceEndListener): void;
  /** Sends to the host; dropped when no host is connected, as on a real wire. */
  send(bytes: Uint8Array): void;
  /** Stops taking bytes without hanging up, as a busy printer does: the host's writes stall. */
  stall(stalled: boolean): void;
  /** Pulls the cable: the host's connection ends, new ones are refused until {@link plugIn}. */
  unplug(): void;
  plugIn(): void;
  /** Lets go of everything for good. */
  close(): Promise<void>;
}

export interface DeviceEndListener {
  onConnected?(): void;
  onBytes(bytes: Uint8Array): void;
  onDisconnected?(): void;
}
