package school.safeguarding.engine.decisions;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * The engine's own FEEL, which parses a text once and not at every evaluation, and makes its functions once. What a text means, and that it means nothing,
 * depends on the text alone. The texts are those of deployed tables and forms, or of one table that is tried.
 */
public class ParsedOnceFeelEngine extends ScalaFeelEngine {

    /** The tables and forms hold some hundred; each version that still runs has its own. */
    private static final int MOST_TEXTS = 5_000;

    public ParsedOnceFeelEngine() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
        return new ParsingOnce(super.buildFeelEngine(functions, values));
    }

    /** Evaluating a text begins with these two, of expressions and of the cells of a table. */
    private static final class ParsingOnce extends FeelEngine {

        private final Cache<String, Either<Failure, ParsedExpression>> expressions = cache();
        private final Cache<String, Either<Failure, ParsedExpression>> unaryTests = cache();
        private final FeelInterpreter interpreter;
        private final FunctionProvider functions;

        ParsingOnce(FeelEngine plain) {
            super(plain.functionProvider(), plain.valueMapper(), plain.configuration(), plain.clock());
            interpreter = new FeelInterpreter(valueMapper());
            List<FunctionProvider> all = List.of(new BuiltinFunctions(clock(), valueMapper()), functionProvider());
            functions = new CompositeFunctionProvider(
                    camundajar.impl.scala.collection.immutable.List.from(CollectionConverters.asScala(all)));
        }

        private static Cache<String, Either<Failure, ParsedExpression>> cache() {
            return Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();
        }

        @Override
        @SuppressWarnings("deprecation") // What the engine's own evaluation calls.
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return expressions.get(text, super::parseExpression);
        }

        @Override
        @SuppressWarnings("deprecation") // What the engine's own evaluation calls.
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return unaryTests.get(text, super::parseUnaryTests);
        }

        /**
         * As the engine's own, which makes all its functions again for each evaluation: most of what a condition of a form
         * costs. Whatever does not succeed is left to the engine's own.
         */
        @Override
        @SuppressWarnings("deprecation") // What the engine's own evaluation calls.
        public EvaluationResult evaluate(ParsedExpression parsed, Context variables) {
            EvalContext context = EvalContext.create(valueMapper(), functions).merge(variables);
            Val value;
            try {
                value = interpreter.eval(parsed.expression(), context);
            } catch (RuntimeException e) {
                return super.evaluate(parsed, variables);
            }
            boolean isPlain = !(value instanceof ValError || value instanceof ValFatalError)
                    && context.failureCollector().failures().isEmpty();
            return isPlain
                    ? SuccessfulEvaluationResult.apply(
                            valueMapper().unpackVal(value), SuccessfulEvaluationResult.apply$default$2())
                    : super.evaluate(parsed, variables);
        }
    }
}
