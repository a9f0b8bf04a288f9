namespace PostalTracking.Web.Features.Offices;

/// <summary>Makes names and what people type of them alike.</summary>
internal static class NameSearch
{
    /// <summary>Lower case, without ё, words one space apart.</summary>
    public static string Form(string name) =>
        string.Join(' ', name.ToLowerInvariant().Replace('ё', 'е').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
