using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Adds a version of a template. Nothing is changed in those there are.</summary>
internal sealed class SaveTemplate(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    // The days of effect are days of the head office.
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <returns>What is wrong: a key of the page's words and what it is about; null where it is saved.</returns>
    public async Task<(string Key, string? About)?> RunAsync(
        LetterKind kind, TemplateForm form, Guid staffId, CancellationToken cancellationToken)
    {
        form = form.Tidied();
        var now = clock.GetUtcNow();
        if (Wrong(form) is { } wrong)
        {
            return wrong;
        }

        if (FromOf(form, now) is not { } from)
        {
            return ("Wrong.From", null);
        }

        var last = await db.Set<LetterTemplate>().Where(one => one.Kind == kind).MaxAsync(one => one.Version, cancellationToken);
        if (last != form.Last)
        {
            return ("Wrong.Changed", null);
        }

        db.Add(new LetterTemplate
        {
            Kind = kind,
            Version = (short)(last + 1),
            From = from,
            SubjectRu = form.SubjectRu,
            BodyRu = form.BodyRu,
            SubjectEn = form.SubjectEn,
            BodyEn = form.BodyEn,
            MadeBy = staffId,
            MadeAt = now,
        });
        audit.Add(AuditActions.LetterTemplateSaved, kind.Name(), new { version = last + 1, from });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>The first thing wrong with the words.</summary>
    public static (string Key, string? About)? Wrong(TemplateForm form)
    {
        string[] subjects = [form.SubjectRu, form.SubjectEn];
        string[] bodies = [form.BodyRu, form.BodyEn];
        return subjects.Concat(bodies).Any(text => text.Length == 0) ? ("Wrong.Empty", null)
            : subjects.Any(text => text.Length > LetterTemplate.LongestSubject) ? ("Wrong.SubjectTooLong", null)
            : bodies.Any(text => text.Length > LetterTemplate.LongestBody) ? ("Wrong.BodyTooLong", null)
            : subjects.Any(text => !LetterText.IsOneLine(text)) ? ("Wrong.SubjectBroken", null)
            : subjects.Concat(bodies).SelectMany(LetterText.Unknown).FirstOrDefault() is { } unknown ? ("Wrong.Variable", unknown)
            : null;
    }

    // Empty: from now on. Never into the past, where letters were written by another version.
    private static DateTimeOffset? FromOf(TemplateForm form, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(form.From))
        {
            return now;
        }

        if (!DateOnly.TryParseExact(form.From.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var wall = day.ToDateTime(TimeOnly.MinValue);
        var midnight = new DateTimeOffset(wall, Moscow.GetUtcOffset(wall)).ToUniversalTime();
        return midnight > now ? midnight : day == DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Moscow).DateTime) ? now : null;
    }
}

/// <summary>What a senior types of a template.</summary>
internal sealed record TemplateForm
{
    /// <summary>The last version that was on the page.</summary>
    public short Last { get; init; }

    /// <summary>yyyy-MM-dd; empty: at once.</summary>
    public string? From { get; init; }

    public string SubjectRu { get; init; } = "";

    public string BodyRu { get; init; } = "";

    public string SubjectEn { get; init; } = "";

    public string BodyEn { get; init; } = "";

    public static TemplateForm Of(LetterTemplate template, short last) => new()
    {
        Last = last,
        SubjectRu = template.SubjectRu,
        BodyRu = template.BodyRu,
        SubjectEn = template.SubjectEn,
        BodyEn = template.BodyEn,
    };

    // A form that was sent without a field has null there.
    public TemplateForm Tidied() => this with
    {
        SubjectRu = (SubjectRu ?? "").Trim(),
        BodyRu = LetterText.Tidy(BodyRu ?? ""),
        SubjectEn = (SubjectEn ?? "").Trim(),
        BodyEn = LetterText.Tidy(BodyEn ?? ""),
    };
}
