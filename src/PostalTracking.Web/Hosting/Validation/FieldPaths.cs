using System.Text.Json;
using FluentValidation.Results;

namespace PostalTracking.Web.Hosting;

/// <summary>Names fields as the sender wrote them: <c>shipments[0].trackNumber</c>, not <c>Shipments[0].TrackNumber</c>.</summary>
internal static class FieldPaths
{
    // A request of 5,000 wrong rows is answered with its first mistakes, not with a book.
    private const int MostFields = 100;

    public static IReadOnlyDictionary<string, string[]> Of(IEnumerable<ValidationFailure> failures) => failures
        .GroupBy(failure => CamelCase(failure.PropertyName), failure => failure.ErrorMessage)
        .Take(MostFields)
        .ToDictionary(field => field.Key, field => field.Distinct().ToArray());

    public static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
