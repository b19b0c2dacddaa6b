/** Class names of a CSS module, by the name they have in the file. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export = classes;
}

/** A style sheet that is imported for its effect. */
declare module '*.css';
