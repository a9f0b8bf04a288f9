using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// The accounts printed by the start script. They are known to everybody: made only where the demo is on,
/// and refused at the door elsewhere even where a row exists.
/// </summary>
internal sealed class DemoStaff(PostalTrackingDbContext db, DemoMode demo, TotpCodes codes, ILookupNormalizer normalizer)
{
    public const string Password = "demo-parcel-390000";

    /// <summary>Of those who stand at a counter.</summary>
    public const string Pin = "3900";

    // The hashes of the two above, so that a start does not compute them.
    private const string PasswordHash = "AQAAAAIAA1tgAAAAEFN3G4Z574G7bC/910X3kdaQZzL61OylVFYFxTCPSEe4hNUqQRgHfvtkUOJP5HMbjQ==";
    private const string PinHash = "AQAAAAIAA1tgAAAAENvDcvFvYvd3S18hmXcQwi9iQ9iG9xBg5r5EVDOoSYe/S1hHLGYiwIJf2zH9VOcORQ==";

    public static IReadOnlyList<Account> All { get; } =
    [
        new(DemoMode.Clerk, "ivanova", "Иванова Е. П.", StaffRole.Clerk, 390000, "NCYSGAN352MY7LXB6WEJDQSUFM6F6XYE"),
        new(Id(2), "petrov", "Петров А. В.", StaffRole.Clerk, 101000, "SWOGY3DM3C3UNQSOJFAX4332MVRFGBHC"),
        new(Id(3), "sidorova", "Сидорова М. И.", StaffRole.Supervisor, 390000, "VAI5S3425ZZMIFL72A4ZU565CWREXMKB"),
        new(Id(4), "kuznetsova", "Кузнецова О. Н.", StaffRole.Supervisor, 101000, "UT46FMIG7FKRL4K2KFNOL4D7MLBYNX4A"),
        new(DemoMode.Consultant, "smirnov", "Смирнов Д. С.", StaffRole.Consultant, null, "SDDEUYFKWSZRA7KP7TA643MUTKGI7MYB"),
        new(Id(6), "volkova", "Волкова Т. А.", StaffRole.SeniorConsultant, null, "SK2DW3KFMBSYQKU5ZNP6PSZJ4MBGHIJI"),
        new(Id(9), "belova", "Белова Н. Г.", StaffRole.SeniorConsultant, null, "K7TQZ3XW5MHN2BVYD4JRF6PLSA7UGE3C"),
        new(Id(7), "orlov", "Орлов И. К.", StaffRole.Operator, null, "ILXUFCBXMPRULYMTLHV7JOCJQEJD74DM"),
        new(Id(8), "admin", "Администратор", StaffRole.Administrator, null, "RAYNZEBSJILIUOHZRTMXAFUPHXOBABGC"),
        new(Id(11), "hongkong", "Chan Tai Man", StaffRole.PartnerOwner, null, "HKQ2V7ZB3NXW5MTYD4JRF6PLSA7UGE2C"),
        new(Id(12), "hkclerk", "Wong Siu Ming", StaffRole.PartnerMember, null, "WSM3K7TQZ4XW5NHB2VYD6JRFPLSA7UGE"),
    ];

    public static bool IsDemo(Guid staffId) => All.Any(account => account.Id == staffId);

    /// <summary>Once the schema is there; a second time changes nothing.</summary>
    /// <param name="partner">Whose people those of the portal are; null where the demo is off.</param>
    public async Task SeedAsync(int? partner, CancellationToken cancellationToken)
    {
        if (!demo.IsOn)
        {
            return;
        }

        var ids = All.Select(account => account.Id).ToList();
        var present = await db.Users.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken);
        foreach (var account in All.Where(account => !present.Contains(account.Id)))
        {
            var member = new StaffMember
            {
                Id = account.Id,
                UserName = account.UserName,
                NormalizedUserName = normalizer.NormalizeName(account.UserName),
                Name = account.Name,
                Role = account.Role,
                Office = account.Office,
                TenantId = account.IsOfPartner ? partner : null,
                PasswordHash = PasswordHash,
                PinHash = account.HasPin ? PinHash : null,
                SecurityStamp = Guid.NewGuid().ToString(),
            };
            db.Add(member);
            codes.Add(member, Totp.FromBase32(account.TotpSecret));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Guid Id(int number) => new($"0199a000-0000-7000-8000-{number:D12}");

    internal sealed record Account(Guid Id, string UserName, string Name, StaffRole Role, int? Office, string TotpSecret)
    {
        public bool IsOfPartner => StaffAccess.Roles[StaffAccess.Partner].Contains(Role);

        public bool HasPin => StaffAccess.Roles[StaffAccess.Counter].Contains(Role);
    }
}
