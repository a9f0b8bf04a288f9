using System.Text.Json;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>Says what an entry of the story tells, to the desk.</summary>
internal static class StoryWords
{
    /// <summary>"Ждём документы: нужен документ", "Передано: Волкова Т. А.".</summary>
    public static string Of(ClaimEntry entry, IReadOnlyDictionary<Guid, string> people, string language)
    {
        string Word(string key, params ReadOnlySpan<object?> values) => DeskTexts.For(key, language, values);
        var what = entry.Kind switch
        {
            ClaimEntryKind.Moved => ClaimTexts.For("Status", entry.To!, language),
            ClaimEntryKind.Assigned when AssigneeOf(entry) is { } id =>
                Word("Entry.Assigned.To", people.GetValueOrDefault(id) ?? Word("Entry.Somebody")),
            ClaimEntryKind.Corrected when WaivedOf(entry) is { } kind => Word("Entry.Waived", ClaimTexts.For("Kind", kind, language)),
            var kind => Word($"Entry.{kind}"),
        };
        var reason = entry.Reason is { } why ? ClaimTexts.For("Reason", why, language) : null;
        var amount = entry.Amount is { } sum and > 0 ? Roubles.Of(sum, language) : null;
        return string.Join(" · ", new[] { what, reason, amount }.OfType<string>());
    }

    /// <summary>"Смирнов Д. С.", "клиент"; null where the house acted by itself.</summary>
    public static string? Author(ClaimEntry entry, IReadOnlyDictionary<Guid, string> people, string language) => entry.Author switch
    {
        ClaimAuthor.Customer => DeskTexts.For("Author.Customer", language),
        ClaimAuthor.Staff =>
            entry.StaffId is { } id && people.TryGetValue(id, out var name) ? name : DeskTexts.For("Author.Staff", language),
        _ => null,
    };

    /// <summary>Whose it is by now: its colour in the story.</summary>
    public static string Css(ClaimEntry entry) => entry switch
    {
        { IsInternal: true } => "internal",
        { Author: ClaimAuthor.Customer } => "of-customer",
        { Kind: ClaimEntryKind.Overdue } => "of-late",
        _ => "of-us",
    };

    public static Guid? AssigneeOf(ClaimEntry entry) =>
        entry.Kind == ClaimEntryKind.Assigned && About(entry, "assignee") is { } id && Guid.TryParse(id, out var parsed) ? parsed : null;

    private static EvidenceKind? WaivedOf(ClaimEntry entry) => EvidenceKinds.Parse(About(entry, "waived"));

    private static string? About(ClaimEntry entry, string name)
    {
        if (entry.About is null)
        {
            return null;
        }

        using var about = JsonDocument.Parse(entry.About);
        return about.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
