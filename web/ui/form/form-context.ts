import { createContext, useContext } from "solid-js";

export interface FormScope {
  /** The error the server or the form's schema gave for this field, already in the reader's language. */
  errorFor: (name: string | undefined) => string | undefined;
  busy: () => boolean;
}

export const FormContext = createContext<FormScope>();

export const useForm = (): FormScope | undefined => useContext(FormContext);
