using FluentValidation;

namespace PostalTracking.Web.Hosting;

/// <summary>Runs the FluentValidation validator of an endpoint's request before its handler.</summary>
internal static class ValidationFilter
{
    /// <summary>400 with the mistakes per field, unless the argument of type <typeparamref name="T"/> is valid.</summary>
    public static RouteHandlerBuilder WithValidation<T>(this RouteHandlerBuilder builder)
        where T : class =>
        builder.AddEndpointFilterFactory((handler, next) =>
        {
            var index = Array.FindIndex(handler.MethodInfo.GetParameters(), p => p.ParameterType == typeof(T));
            if (index < 0)
            {
                throw new InvalidOperationException($"{handler.MethodInfo.Name} has no parameter of type {typeof(T).Name} to validate.");
            }

            return invocation => ValidateAsync<T>(invocation, index, next);
        });

    private static async ValueTask<object?> ValidateAsync<T>(
        EndpointFilterInvocationContext invocation, int index, EndpointFilterDelegate next)
        where T : class
    {
        var context = invocation.HttpContext;
        if (invocation.GetArgument<T?>(index) is not { } request)
        {
            return Problems.Of(context, ProblemKind.MalformedJson);
        }

        var validator = context.RequestServices.GetRequiredService<IValidator<T>>();
        var result = await validator.ValidateAsync(request, context.RequestAborted);
        return result.IsValid ? await next(invocation) : Problems.Validation(context, FieldPaths.Of(result.Errors));
    }
}
