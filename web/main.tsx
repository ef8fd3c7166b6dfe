import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/solid-query";
import { RouterProvider } from "@tanstack/solid-router";
import { render } from "solid-js/web";
import { watchConnection } from "./platform/connection.ts";
import { applyLocale } from "./platform/i18n.ts";
import { createQueryClient } from "./platform/query-client.ts";
import { watchSession } from "./platform/session.ts";
import { applyTheme } from "./platform/theme.ts";
import { createAppRouter } from "./router.tsx";

applyTheme();
applyLocale();
watchConnection();

const queryClient = createQueryClient();
watchSession(queryClient);
const router = createAppRouter(queryClient);

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");

render(
  () => (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  ),
  root,
);
