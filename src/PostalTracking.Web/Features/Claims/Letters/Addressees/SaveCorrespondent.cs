using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Adds an addressee or changes one. Letters that left keep the name and the address they left with.</summary>
internal sealed class SaveCorrespondent(PostalTrackingDbContext db, AuditLog audit)
{
    public const int LongestName = 200;
    private const int BicLength = 9;

    /// <returns>What is wrong, as a key of the page's words; null where it is saved.</returns>
    public async Task<string?> RunAsync(CorrespondentForm form, CancellationToken cancellationToken)
    {
        var name = (form.Name ?? "").Trim();
        var email = form.Email?.Trim() is { Length: > 0 } typed ? typed : null;
        var digits = form.Bic?.Replace(" ", "", StringComparison.Ordinal);
        var bic = form.Kind == CorrespondentKind.Bank && digits is { Length: > 0 } ? digits : null;
        if (Wrong(form, name, email, bic) is { } wrong)
        {
            return wrong;
        }

        if (await db.Set<Correspondent>().AnyAsync(
            one => one.Kind == form.Kind && one.Name == name && one.Id != (form.Id ?? 0), cancellationToken))
        {
            return "Wrong.Twice";
        }

        if (form.Id is not { } id)
        {
            db.Add(new Correspondent
            {
                Kind = form.Kind,
                Name = name,
                Email = email,
                Bic = bic,
                Language = form.Language,
                IsActive = form.IsActive,
            });
        }
        else if (await db.Set<Correspondent>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } known
            || known.Version != form.Version || known.Kind != form.Kind)
        {
            return "Wrong.Changed";
        }
        else
        {
            (known.Name, known.Email, known.Bic, known.Language, known.IsActive) = (name, email, bic, form.Language, form.IsActive);
            known.Version++;
        }

        audit.Add(
            AuditActions.CorrespondentChanged,
            name.Length <= 100 ? name : name[..100],
            new { kind = form.Kind.ToString(), active = form.IsActive });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private static string? Wrong(CorrespondentForm form, string name, string? email, string? bic) =>
        name.Length is 0 or > LongestName || !LetterText.IsOneLine(name) ? "Wrong.Name"
        : !Enum.IsDefined(form.Kind) ? "Wrong.Kind"
        : email is not null && EmailAddress.Parse(email) is null ? "Wrong.Email"
        : bic is not null && (bic.Length != BicLength || !bic.All(char.IsAsciiDigit)) ? "Wrong.Bic"
        : !Languages.OfStaff.Contains(form.Language) ? "Wrong.Language"
        : null;
}

/// <summary>What a senior types of an addressee.</summary>
internal sealed class CorrespondentForm
{
    /// <summary>Null for a new one.</summary>
    public int? Id { get; set; }

    /// <summary>Of the row that was on the page.</summary>
    public int Version { get; set; }

    public CorrespondentKind Kind { get; set; } = CorrespondentKind.Bank;

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Bic { get; set; }

    public string Language { get; set; } = "ru";

    public bool IsActive { get; set; } = true;

    public static CorrespondentForm Of(Correspondent one) => new()
    {
        Id = one.Id,
        Version = one.Version,
        Kind = one.Kind,
        Name = one.Name,
        Email = one.Email,
        Bic = one.Bic,
        Language = one.Language,
        IsActive = one.IsActive,
    };
}
