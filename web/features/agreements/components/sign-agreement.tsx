import { useMutation } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { AgreementPreview, AgreementTerms } from "#contract/assignments.ts";
import { previewAgreement } from "../agreements.queries.ts";
import { firstTerms, typedTerms } from "../terms-input.ts";
import { todayOn } from "../today.ts";
import { SignForm } from "./sign-form.tsx";
import { TermsForm } from "./terms-form.tsx";

export interface Shown {
  terms: AgreementTerms;
  preview: AgreementPreview;
}

/** First the bounds, then the text with them filled in and the signature below it. Back keeps what was typed. */
export function SignAgreement(props: {
  assignmentId: string;
  /** What the form begins with; a renewal keeps its first day. */
  proposed: AgreementTerms | null;
  renewal?: boolean;
  onDone?: () => void;
}) {
  const [input, setInput] = createStore(props.proposed === null ? firstTerms(todayOn()) : typedTerms(props.proposed));
  const [shown, setShown] = createSignal<Shown>();
  const preview = useMutation(() => ({
    mutationFn: async (terms: AgreementTerms): Promise<Shown> => ({
      terms,
      preview: await previewAgreement(props.assignmentId, terms),
    }),
    onSuccess: (found) => {
      setShown(found);
      scrollTo(0, 0);
    },
  }));
  return (
    <Show
      when={shown()}
      fallback={
        <TermsForm
          input={input}
          renewal={props.renewal ?? false}
          onInput={setInput}
          onDone={(terms) => preview.mutateAsync(terms)}
          problem={preview.error}
          busy={preview.isPending}
        />
      }
    >
      {(found) => (
        <SignForm
          assignmentId={props.assignmentId}
          shown={found()}
          onDone={props.onDone}
          onBack={() => setShown(undefined)}
          onShowAgain={() => preview.mutateAsync(found().terms)}
        />
      )}
    </Show>
  );
}
