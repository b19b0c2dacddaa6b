/** The npm package comes without types; this is the part of Emscripten's module that is used here. */
declare module 'espeak-ng' {
  interface Options {
    /** Arguments of the command-line program. */
    readonly arguments: readonly string[];
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
    /** Replaces loading and compiling the `.wasm` file that lies beside the module. */
    readonly instantiateWasm: (
      imports: WasmImports,
      receive: (instance: WasmInstance) => void,
    ) => object;
  }

  /** Runs the program once from start to end; afterwards its files can be read. */
  function run(options: Options): Promise<{ readonly FS: { readFile(path: string): Uint8Array } }>;

  export = run;
}

/** Node has it, its types do not. What goes through is handed on and never looked into. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: WasmImports): Promise<WasmInstance>;
};
interface WasmModule {
  readonly wasmModule: unique symbol;
}
interface WasmImports {
  readonly wasmImports: unique symbol;
}
interface WasmInstance {
  readonly wasmInstance: unique symbol;
}
