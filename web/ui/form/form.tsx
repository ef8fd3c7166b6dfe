import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { ApiProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "../banner.tsx";
import { FormContext } from "./form-context.ts";
import { type FormState, refusalText } from "./form-state.ts";

export interface FormProps {
  /** Runs on submit; the browser itself never submits (a native submit writes the fields to its session file). */
  onSubmit: () => unknown;
  /** The last failure (`mutation.error`): field errors go to their fields, the rest stands above the buttons. */
  problem?: unknown;
  /** Follows a returned promise by itself; set it to follow a mutation. */
  busy?: boolean;
  /** From `createFormState`: its errors reach the fields by name. */
  state?: Pick<FormState<never>, "errorFor">;
  class?: string;
  children: JSX.Element;
}

/** `<Form onSubmit={save} problem={mutation.error}> <TextField name="name" …/> <Button type="submit">…</Button> </Form>` */
export function Form(props: FormProps) {
  const [running, setRunning] = createSignal(false);
  let element!: HTMLFormElement;

  const serverRefusal = (name: string) => {
    const fields = props.problem instanceof ApiProblem ? props.problem.fields : [];
    const field = fields.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    return field && refusalText(field.code);
  };
  const busy = () => props.busy ?? running();
  const focusFirstError = () =>
    queueMicrotask(() => element.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());

  createEffect(
    on(
      () => props.problem,
      (problem) => problem && focusFirstError(),
      { defer: true },
    ),
  );

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setRunning(true);
    try {
      await props.onSubmit();
    } catch {
      // The mutation keeps its error; it comes back through `problem`.
    } finally {
      setRunning(false);
      focusFirstError();
    }
  };

  return (
    <FormContext.Provider
      value={{
        busy,
        errorFor: (name) => (name === undefined ? undefined : (props.state?.errorFor(name) ?? serverRefusal(name))),
      }}
    >
      <form ref={element} noValidate autocomplete="off" class={props.class ?? "grid gap-4"} onSubmit={submit}>
        {props.children}
        <Show when={props.problem}>
          <Banner tone="bad">{problemText(props.problem)}</Banner>
        </Show>
      </form>
    </FormContext.Provider>
  );
}
