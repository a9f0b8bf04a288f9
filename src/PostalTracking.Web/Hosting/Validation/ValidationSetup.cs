using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;

namespace PostalTracking.Web.Hosting;

internal static class ValidationSetup
{
    /// <summary>JSON that takes nothing the database would refuse, and every validator of the app.</summary>
    public static IServiceCollection AddValidationOfRequests(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Rules(json.SerializerOptions));

        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : FieldPaths.CamelCase(member.Name);
        ValidatorOptions.Global.MessageFormatterFactory = () => new SpokenMessage();

        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(typeof(ValidationSetup).Assembly, includeInternalTypes: true))
        {
            services.AddSingleton(found.InterfaceType, found.ValidatorType);
        }

        return services;
    }

    /// <summary>How the API reads and writes JSON, in whatever body it comes.</summary>
    public static JsonSerializerOptions Rules(JsonSerializerOptions json)
    {
        json.Converters.Add(new StorableText());

        // A number in quotes is text: accepted here, it would be refused by the next system.
        json.NumberHandling = JsonNumberHandling.Strict;

        // Letters of all languages and signs stay readable: answers are application/json with nosniff and never stand inside HTML.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return json;
    }
}
