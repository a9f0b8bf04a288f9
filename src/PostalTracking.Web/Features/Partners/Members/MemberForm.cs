using System.Text.RegularExpressions;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>What is typed of a new member.</summary>
internal sealed partial class MemberForm
{
    public const int LongestName = 100;

    public string? Name { get; set; }

    public string? UserName { get; set; }

    public StaffRole Role { get; set; } = StaffRole.PartnerMember;

    /// <summary>Where the invitation goes; not kept.</summary>
    public string? Email { get; set; }

    public static IReadOnlyList<StaffRole> Roles => StaffAccess.Roles[StaffAccess.Partner];

    public MemberRefusal? WhatIsWrong()
    {
        var name = Name?.Trim() ?? "";
        return name.Length is 0 or > LongestName || name.Any(char.IsControl) ? MemberRefusal.NoName
            : !GoodUserName.IsMatch(UserName?.Trim() ?? "") ? MemberRefusal.BadUserName
            : !Roles.Contains(Role) ? MemberRefusal.NoRole
            : !string.IsNullOrWhiteSpace(Email) && EmailAddress.Parse(Email) is null ? MemberRefusal.BadEmail
            : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    private static partial Regex GoodUserName { get; }
}

/// <summary>Why a member was not invited or changed. The names lead to the page's words.</summary>
internal enum MemberRefusal
{
    NoName,
    BadUserName,
    UserNameTaken,
    NoRole,
    BadEmail,
    NoSuchMember,

    /// <summary>Another owner does it: nobody gives himself rights or locks himself out.</summary>
    OwnAccount,

    /// <summary>Somebody must be able to let the others in again.</summary>
    LastOwner,
}
