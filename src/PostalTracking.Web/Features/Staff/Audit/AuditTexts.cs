using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>The words of the audit log's page.</summary>
internal static class AuditTexts
{
    public static ResourceTexts Words { get; } = new(typeof(AuditTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(string key, string language, int count) => Words.Counted(key, language, count);
}
