import LoaderCircle from "lucide-solid/icons/loader-circle";

/** A turning mark for something that runs; the words stand next to it. */
export const Spinner = (props: { size?: number }) => (
  <LoaderCircle size={props.size ?? 16} class="animate-turn flex-none" aria-hidden="true" />
);
