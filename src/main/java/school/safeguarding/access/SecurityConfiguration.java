package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.access.body.AnswersOnTheWay;
import school.safeguarding.access.body.BodiesOnTheWay;
import school.safeguarding.access.body.BodyAfterSession;
import school.safeguarding.access.body.UnreadBodies;
import school.safeguarding.access.session.DatabaseTime;
import school.safeguarding.access.session.SentForWhom;
import school.safeguarding.access.session.Session;
import school.safeguarding.access.session.StillSignedIn;
import school.safeguarding.access.session.TokenOfSession;
import school.safeguarding.access.signin.AttemptThrottle;
import school.safeguarding.access.signin.Attempts;
import school.safeguarding.access.signin.CredentialChecks;
import school.safeguarding.access.signin.Destination;
import school.safeguarding.access.signin.KnownDevices;
import school.safeguarding.access.signin.SignInAccounts;
import school.safeguarding.access.signin.SignInDetails;
import school.safeguarding.access.signin.SlowedSignIn;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.access.signin.Stages;
import school.safeguarding.access.signin.TooManyAttempts;
import school.safeguarding.access.signin.Waiting;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Calls;
import school.safeguarding.draft.WhereLeft;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/** Stands in front of everything: who is there, whether they still are, and what they may call. */
@Configuration
@EnableSpringHttpSession
public class SecurityConfiguration {

    public static final String LOGIN = "/login";
    private static final String TASKLISTS_SIGN_OUT = "/camunda/api/admin/auth/user/default/logout";

    /** What a page of ours needs and no more: no script, nothing from elsewhere, in nobody's frame. */
    private static final String NOTHING_BUT_THE_PAGE = "default-src 'none'; style-src 'self'; img-src data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Pages that keep what is typed while it is typed. Their script is a file of ours. */
    private static final Set<String> WITH_SCRIPT = Set.of("/report");

    /** A record, which Tasklist shows beside the form of a step. No other page of ours is in anybody's frame. */
    private static final Pattern IN_TASKLIST = Pattern.compile("/records/[^/]+");

    /** What draws a model there writes styles as it draws, which no other page of ours may. */
    private static final Pattern WITH_PICTURE = Pattern.compile("/records/[^/]+/procedure");

    /** What somebody attached is saved and never shown; if a browser shows it nevertheless, nothing in it works. */
    private static final Pattern FILE = Pattern.compile("/records/[^/]+/attachments/\\d+");

    private static final String NOTHING = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'";

    /** Where a point is set by a click. Its script is a file of ours, and writes no styles. */
    private static final Pattern WITH_OUTLINE = Pattern.compile("/records/[^/]+/body-maps(/new)?");

    /** Of spans of time, which the school's clock may not shorten or stretch. */
    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    DatabaseTime databaseTime() {
        return read -> read;
    }

    @Bean
    Waiting waiting() {
        return pause -> LockSupport.parkNanos(pause.toNanos());
    }

    @Bean
    AttemptThrottle throttle(Attempts attempts) {
        return new AttemptThrottle(attempts);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowStrangers() {
        return server -> {
            server.addEngineValves(new UnreadBodies());
            server.addConnectorCustomizers(connector ->
                    connector.setProperty("socket.txBufSize", String.valueOf(AnswersOnTheWay.SEND_BUFFER)));
        };
    }

    @Bean
    BodiesOnTheWay bodiesOnTheWay(
            @Value("${safeguarding.body.per-account}") int perAccount,
            @Value("${safeguarding.body.per-address}") int perAddress) {
        return new BodiesOnTheWay(perAccount, perAddress);
    }

    @Bean
    SlowedSignIn slowedSignIn(
            Credentials credentials, PasswordEncoder passwords, CredentialChecks checks, Stages stages) {
        SignInAccounts accounts = new SignInAccounts(credentials, stages);
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(passwords);
        provider.setUserDetailsPasswordService(accounts);
        return new SlowedSignIn(provider, checks, credentials);
    }

    @Bean
    SecurityFilterChain school(
            HttpSecurity http,
            SlowedSignIn signIn,
            KnownDevices devices,
            Session session,
            MayCall mayCall,
            Refusals refusals,
            Credentials credentials,
            Calls calls,
            Stages stages,
            BodiesOnTheWay bodies,
            SentOnce.Replays replays,
            WhereLeft whereLeft,
            TransactionOperations transaction,
            @Value("${safeguarding.body.time-limit}") Duration bodyTimeLimit,
            @Value("${safeguarding.answers.per-account}") int answersPerAccount,
            @Value("${safeguarding.hsts-of-subdomains:false}") boolean areSubdomainsBound)
            throws Exception {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        // Its one provider, and no manager above it: that one has it too, and would look at each wrong password again.
        return http.authenticationManager(new ProviderManager(signIn))
                // A session that somebody signs in with is made by hand, and the one before is ended.
                .sessionManagement(sessions ->
                        sessions.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .securityContext(context -> context.securityContextRepository(session.contexts()))
                .addFilterAfter(
                        new StillSignedIn(credentials, session, calls, stages), SecurityContextHolderFilter.class)
                // The first that would read a form's fields.
                .addFilterBefore(
                        new BodyAfterSession(mayCall, refusals, bodies, bodyTimeLimit, calls), CsrfFilter.class)
                .addFilterAfter(new SentForWhom(), StillSignedIn.class)
                .addFilterAfter(new AnswersOnTheWay(refusals, answersPerAccount), StillSignedIn.class)
                .addFilterAfter(new TokenOfSession(), AuthorizationFilter.class)
                .addFilterAfter(new SentOnce(replays, transaction), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(mayCall))
                .formLogin(form -> form.loginPage(LOGIN)
                        .authenticationDetailsSource(request -> SignInDetails.from(
                                request.getRemoteAddr(),
                                devices.of(
                                        request,
                                        AccountId.orNobody(SignInAccounts.typed(
                                                String.valueOf(request.getParameter("username")))))))
                        .successHandler((request, response, done) -> {
                            int sessionEpoch = ((SignInAccounts.AtThatTime) done.getPrincipal()).sessionEpoch();
                            Optional<Credential> account = credentials
                                    .of(AccountId.of(done.getName()))
                                    .filter(now -> now.sessionEpoch() == sessionEpoch);
                            if (account.isEmpty()) {
                                SecurityContextHolder.clearContext();
                                request.getSession().invalidate();
                                go(response, LOGIN + "?failed");
                                return;
                            }
                            Stage reached = Session.stage(done).orElseThrow();
                            session.enter(request, response, account.get(), reached);
                            go(
                                    response,
                                    Destination.of(
                                            reached,
                                            request,
                                            response,
                                            () -> whereLeft.page(account.get().id())));
                        })
                        .failureHandler((request, response, refused) -> go(response, LOGIN + query(refused))))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                path.matcher(HttpMethod.POST, "/logout"),
                                path.matcher(HttpMethod.POST, TASKLISTS_SIGN_OUT)))
                        .deleteCookies("JSESSIONID")
                        .addLogoutHandler(
                                new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)))
                        .logoutSuccessHandler(SecurityConfiguration::signedOut))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // Tasklist's own calls carry the engine's token, which the engine checks.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**").csrfTokenRepository(pageTokens()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .frameOptions(frame -> frame.disable())
                        .referrerPolicy(Customizer.withDefaults())
                        // Other names below this one may be somebody else's, and without TLS.
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(areSubdomainsBound))
                        .addHeaderWriter(SecurityConfiguration::ofOurPages)
                        .addHeaderWriter(SecurityConfiguration::neverKept))
                .build();
    }

    /** In a cookie and not in a session: a link from elsewhere would begin a new one and end the one that there is. */
    private static CookieCsrfTokenRepository pageTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("page-token");
        // The usual name is the one in which Tasklist sends the engine's token.
        tokens.setHeaderName("X-PAGE-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    private static void go(HttpServletResponse response, String where) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader("Location", where);
    }

    private static String query(AuthenticationException refused) {
        if (refused instanceof TooManyAttempts) {
            return "?slow";
        }
        return refused instanceof AuthenticationServiceException ? "?broken" : "?failed";
    }

    private static void signedOut(HttpServletRequest request, HttpServletResponse response, Authentication was) {
        if (request.getRequestURI().equals(TASKLISTS_SIGN_OUT)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            go(response, LOGIN + "?out");
        }
    }

    /** The engine's web application writes its own, which its scripts need. */
    private static void ofOurPages(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getRequestURI().startsWith("/camunda/")) {
            response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
            response.setHeader("X-Frame-Options", isInTasklist(request.getRequestURI()) ? "SAMEORIGIN" : "DENY");
        }
        if (request.getRequestURI().equals(LOGIN) && request.getMethod().equals("GET")) {
            // Whoever is here has no session, or no longer: nothing of the last one stays in the browser.
            new ClearSiteDataHeaderWriter(Directive.STORAGE).writeHeaders(request, response);
        }
    }

    private static boolean isInTasklist(String uri) {
        return IN_TASKLIST.matcher(uri).matches();
    }

    private static String policy(String uri) {
        if (WITH_SCRIPT.contains(uri)) {
            return NOTHING_BUT_THE_PAGE + "; script-src 'self'; connect-src 'self'";
        }
        if (FILE.matcher(uri).matches()) {
            return NOTHING;
        }
        if (isInTasklist(uri)) {
            return NOTHING_BUT_THE_PAGE.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
        }
        if (WITH_OUTLINE.matcher(uri).matches()) {
            return NOTHING_BUT_THE_PAGE + "; script-src 'self'";
        }
        return WITH_PICTURE.matcher(uri).matches()
                ? NOTHING_BUT_THE_PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                        + "; script-src 'self'"
                : NOTHING_BUT_THE_PAGE;
    }

    /** Everything but what every installation of this version has in common. */
    private static void neverKept(HttpServletRequest request, HttpServletResponse response) {
        String uri = request.getRequestURI();
        boolean isTheSameForAll = uri.startsWith("/camunda/lib/")
                || uri.startsWith("/camunda/assets/")
                || uri.matches("/camunda/app/tasklist/.+\\.(js|css|woff2?|ttf|png|svg|ico)")
                || uri.equals("/page.css")
                || uri.equals("/pages.css")
                || uri.equals("/report.js")
                || uri.equals("/bpmn-viewer.js")
                || uri.equals("/procedure.js")
                || uri.equals("/body-map.js")
                || uri.equals("/accessible-autocomplete.js");
        if (!isTheSameForAll) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
