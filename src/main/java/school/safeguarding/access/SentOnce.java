package school.safeguarding.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.draft.Drafts;
import school.safeguarding.draft.SentForms;
import school.safeguarding.draft.SentForms.SentForm;

/**
 * Stores a form that Tasklist sends once, whatever becomes of the answer. The key with which it was opened, what the engine does
 * with the form and the answer are one transaction; the same sent again waits for it and is given the first answer.
 */
class SentOnce extends OncePerRequestFilter {

    /** A random one for each form that is opened. A call without it is taken as it comes. */
    static final String FORM_KEY = "X-Form-Key";

    private static final Pattern SUBMIT =
            Pattern.compile("/camunda/api/engine/.+/(?:task|process-definition|key)/([^/:]+)[^/]*/submit-form");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Replays replays;
    private final TransactionOperations transaction;

    SentOnce(Replays replays, TransactionOperations transaction) {
        this.replays = replays;
        this.transaction = transaction;
    }

    /** What was sent before, by whom and with which key. */
    @Component
    static class Replays {

        private final SentForms sentForms;
        private final Drafts drafts;

        Replays(SentForms sentForms, Drafts drafts) {
            this.sentForms = sentForms;
            this.drafts = drafts;
        }

        /** Whether this account has sent this form before: its step may be done, and nobody's any more, since. */
        boolean isReplay(HttpServletRequest request, AccountId account) {
            return isKeyed(request) && sentForms.isSent(account, request.getHeader(FORM_KEY), request.getRequestURI());
        }
    }

    private static boolean isKeyed(HttpServletRequest request) {
        String key = request.getHeader(FORM_KEY);
        return key != null
                && KEY.matcher(key).matches()
                && request.getMethod().equals("POST")
                && SUBMIT.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isKeyed(request)) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> once(request, answer, chain, status));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (OptimisticLockingFailureException e) {
            answer.resetBuffer();
            RefusalNotice.say(Refusal.AT_ONCE);
            answer.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        answer.copyBodyToResponse();
    }

    private void once(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain,
            TransactionStatus transactionStatus) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        String key = request.getHeader(FORM_KEY);
        Map<String, Object> sent = sent(request);
        if (!replays.sentForms.isFirst(AccountId.of(person.getName()), key, request.getRequestURI())) {
            SentForm before = replays.sentForms
                    .withKey(AccountId.of(person.getName()), key)
                    .orElseThrow();
            again(before, request.getRequestURI(), sent, answer);
            return;
        }
        try {
            chain.doFilter(request, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException("A form could not be taken");
        }
        if (answer.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            replays.drafts.forget(AccountId.of(person.getName()), form(request));
            replays.sentForms.answered(AccountId.of(person.getName()), key, written(request, answer), sent);
        } else {
            transactionStatus.setRollbackOnly();
        }
    }

    /** The task, or the process that the form begins. */
    private static String form(HttpServletRequest request) {
        Matcher submit = SUBMIT.matcher(request.getRequestURI());
        return submit.matches() ? submit.group(1) : "";
    }

    /** The path is part of it: a key opens one form. */
    private static Map<String, Object> sent(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readAllBytes();
            return Map.of("to", request.getRequestURI(), "body", content(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In whatever order its answers stand. What is no JSON is compared as it is, and refused by the engine. */
    private static Object content(byte[] body) throws IOException {
        try {
            Object read = JSON.readValue(body, Object.class);
            return read == null ? "" : read;
        } catch (JsonProcessingException e) {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    /** Of a step no more than that it was taken: whoever did it may be excluded from its concern since. */
    private static String written(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        boolean isOfStep = request.getRequestURI().contains("/task/");
        return JSON.createObjectNode()
                .put("status", answer.getStatus())
                .put("body", isOfStep ? "" : new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .toString();
    }

    private static void again(
            SentForm before, String path, Map<String, Object> sent, ContentCachingResponseWrapper answer) {
        if (!before.isOf(path, sent) || before.answer().isEmpty()) {
            RefusalNotice.say(Refusal.SENT_BEFORE, BritishDates.inFull(before.sentAt()));
            answer.setStatus(HttpStatus.CONFLICT.value());
            return;
        }
        try {
            JsonNode first = JSON.readTree(before.answer().get());
            answer.setStatus(first.path("status").asInt());
            if (!first.path("body").asText().isEmpty()) {
                answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
                answer.getOutputStream().write(first.path("body").asText().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
