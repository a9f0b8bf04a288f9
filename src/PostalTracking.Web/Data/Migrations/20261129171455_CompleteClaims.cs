using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CompleteClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud");

            migrationBuilder.DropIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "sender_id",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "sender_fraud");

            migrationBuilder.AddColumn<int>(
                name: "sender",
                table: "shipment_view",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "track_number",
                table: "sender_fraud",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<short>(
                name: "generation",
                table: "sender_fraud",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "identity_id",
                table: "sender_fraud",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "sender_fraud",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "calendar_day",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "changed_by",
                table: "calendar_day",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_end",
                table: "policy",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true,
                computedColumnSql: "right(phone, 4)",
                stored: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "phone_hash",
                table: "policy",
                type: "bytea",
                nullable: true,
                computedColumnSql: "sha256(phone::bytea)",
                stored: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud",
                columns: new[] { "track_number", "claim_number" });

            migrationBuilder.CreateTable(
                name: "canned_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ru = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_canned_text", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claim_payee",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: false),
                    masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    author = table.Column<short>(type: "smallint", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_payee", x => new { x.track_number, x.claim_number, x.version });
                    table.ForeignKey(
                        name: "fk_claim_payee_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "correspondent",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    bic = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correspondent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_view",
                columns: table => new
                {
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_view", x => new { x.staff_id, x.name });
                    table.ForeignKey(
                        name: "fk_desk_view_staff_member",
                        column: x => x.staff_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_address",
                columns: table => new
                {
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_address", x => x.evidence_id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_gap",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begin = table.Column<int>(type: "integer", nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_gap", x => new { x.track_number, x.claim_number, x.evidence_id, x.begin });
                    table.CheckConstraint("ck_evidence_gap_times", "begin >= 0 and seconds > 0");
                    table.ForeignKey(
                        name: "fk_evidence_gap_evidence_track_number_claim_number_evidence_id",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_upload",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    metadata = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    stored_as = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: true),
                    parts = table.Column<string>(type: "jsonb", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    check_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    check_tries = table.Column<short>(type: "smallint", nullable: false),
                    is_condemned = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_upload", x => new { x.track_number, x.claim_number, x.evidence_id });
                    table.CheckConstraint("ck_evidence_upload_received", "received >= 0 and (length is null or received <= length)");
                    table.ForeignKey(
                        name: "fk_evidence_upload_evidence_track_number_claim_number_evidence",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    sequence = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    template_version = table.Column<short>(type: "smallint", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    correspondent_id = table.Column<int>(type: "integer", nullable: false),
                    correspondent_kind = table.Column<short>(type: "smallint", nullable: false),
                    addressee_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    addressee_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    enclosures = table.Column<string>(type: "jsonb", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    message_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    is_by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    failure = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answer_due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer_filed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    answer_filed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: true),
                    answer_text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    refunded = table.Column<long>(type: "bigint", nullable: true),
                    answer_evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter", x => new { x.track_number, x.claim_number, x.sequence });
                    table.CheckConstraint("ck_letter_answer", "(outcome is null) = (answered_on is null) and coalesce(outcome = 1, false) = (refunded is not null)\nand coalesce(refunded, 1) > 0");
                    table.ForeignKey(
                        name: "fk_letter_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letter_template",
                columns: table => new
                {
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    subject_ru = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_ru = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    subject_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_en = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_template", x => new { x.kind, x.version });
                });

            migrationBuilder.CreateTable(
                name: "payout_export",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    csv = table.Column<byte[]>(type: "bytea", nullable: false),
                    csv_sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    xml_sha256 = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_export", x => x.id);
                    table.CheckConstraint("ck_payout_export_sums", "count > 0 and total > 0");
                });

            migrationBuilder.CreateTable(
                name: "sender_appeal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_granted = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    withdrawn = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_appeal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_decision",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    one_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    one_generation = table.Column<short>(type: "smallint", nullable: true),
                    other_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    other_generation = table.Column<short>(type: "smallint", nullable: true),
                    trait_id = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_decision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_identity", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_parcel",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    identity_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_parcel", x => new { x.track_number, x.generation });
                });

            migrationBuilder.CreateTable(
                name: "sender_register",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_register", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_trait",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    masked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: true),
                    partner_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    identity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_cut = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_trait", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_warned",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    warned_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_warned", x => new { x.track_number, x.generation });
                });

            migrationBuilder.CreateTable(
                name: "evidence_part",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begin = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_part", x => new { x.track_number, x.claim_number, x.evidence_id, x.begin });
                    table.CheckConstraint("ck_evidence_part_length", "length > 0");
                    table.ForeignKey(
                        name: "fk_evidence_part_evidence_upload_track_number_claim_number_evi",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence_upload",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sender_sighting",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    trait_id = table.Column<int>(type: "integer", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_sighting", x => new { x.track_number, x.generation, x.trait_id });
                    table.ForeignKey(
                        name: "fk_sender_sighting_sender_parcel_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "sender_parcel",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "canned_text",
                columns: new[] { "id", "en", "ru", "title", "version", "zh" },
                values: new object[,]
                {
                    { new Guid("c0000000-0000-7000-8000-000000000001"), "Hello. We have your claim {{claimNumber}} and are looking at it. You will hear from us by {{dueDate}}.", "Здравствуйте. Мы получили обращение {{claimNumber}} и уже смотрим его. Ответим до {{dueDate}}.", "Получили, смотрим", 1, "您好。我们已收到您的申请 {{claimNumber}}，正在查看。我们会在 {{dueDate}} 之前答复您。" },
                    { new Guid("c0000000-0000-7000-8000-000000000002"), "Please send us pictures of what you and the seller wrote: the promise and the answer. Screenshots will do. We wait until {{customerTurnUntil}}.", "Пришлите, пожалуйста, снимки переписки с продавцом: что он обещал и что ответил. Подойдут снимки экрана. Ждём до {{customerTurnUntil}}.", "Нужна переписка с продавцом", 1, "请发送您与卖家的聊天截图：卖家的承诺和回复。我们等到 {{customerTurnUntil}}。" },
                    { new Guid("c0000000-0000-7000-8000-000000000003"), "The label with the parcel's number cannot be seen in the video. If you still have the box, take a close picture of it. If not, just tell us.", "На видео не видно наклейку с номером посылки. Если коробка у вас, снимите её крупно и пришлите. Если нет, просто напишите нам об этом.", "На видео не видно наклейку", 1, "视频里看不清包裹单号标签。如果盒子还在，请拍一张清楚的照片；如果不在了，告诉我们就可以。" },
                    { new Guid("c0000000-0000-7000-8000-000000000004"), "Please send a picture of the order or the offer, so that we see what you were promised and for how much. We wait until {{customerTurnUntil}}.", "Пришлите снимок страницы заказа или объявления: так мы увидим, что вам обещали и за какую цену. Ждём до {{customerTurnUntil}}.", "Нужна страница заказа", 1, "请发送订单或商品页面的截图，让我们看到卖家承诺的商品和价格。我们等到 {{customerTurnUntil}}。" },
                    { new Guid("c0000000-0000-7000-8000-000000000005"), "We have approved {{amountApproved}} on claim {{claimNumber}}. The money will be in your account by {{dueDate}}.", "Мы одобрили {{amountApproved}} по обращению {{claimNumber}}. Деньги придут на ваш счёт до {{dueDate}}.", "Одобрили, деньги в пути", 1, "您的申请 {{claimNumber}} 已批准 {{amountApproved}}。款项将在 {{dueDate}} 之前到账。" },
                    { new Guid("c0000000-0000-7000-8000-000000000006"), "We have written to the bank and are waiting for its answer. You need not do anything: we write to you as soon as it comes.", "Мы написали в банк и ждём ответа. От вас сейчас ничего не нужно: как только банк ответит, мы сразу вам напишем.", "Ждём ответа банка", 1, "我们已致函银行，正在等待答复。您现在无需做任何事，一有消息我们马上告诉您。" },
                    { new Guid("c0000000-0000-7000-8000-000000000007"), "We have not answered in time, and we are sorry. Claim {{claimNumber}} is being worked on, the decision will come by {{dueDate}}.", "Мы не успели ответить в срок, простите. Обращение {{claimNumber}} у нас в работе, решение будет до {{dueDate}}.", "Ответим позже, чем обещали", 1, "很抱歉，我们没有按时答复。您的申请 {{claimNumber}} 正在处理，{{dueDate}} 之前会有决定。" },
                    { new Guid("c0000000-0000-7000-8000-000000000008"), "The bank has sent the transfer back. Please check the account number and the bank's code and enter them again on the page of claim {{claimNumber}}.", "Банк вернул нам перевод. Проверьте, пожалуйста, номер счёта и БИК и напишите их ещё раз на странице обращения {{claimNumber}}.", "Деньги не дошли", 1, "银行退回了转账。请核对账号和银行代码，并在申请 {{claimNumber}} 的页面重新填写。" },
                    { new Guid("c0000000-0000-7000-8000-000000000009"), "Please keep the box, the wrapping and all that was in it until claim {{claimNumber}} is closed. Nothing has to be sent anywhere.", "Сохраните коробку, упаковку и всё, что в ней было, пока обращение {{claimNumber}} не закрыто. Отправлять ничего никуда не нужно.", "Что делать с посылкой", 1, "在申请 {{claimNumber}} 结束之前，请保留盒子、包装和里面的所有东西。不需要寄到任何地方。" },
                    { new Guid("c0000000-0000-7000-8000-000000000010"), "If you do not agree, say why on the page of claim {{claimNumber}}: somebody else will look at it anew. New pictures and papers help.", "Если вы не согласны, напишите почему на странице обращения {{claimNumber}}: решение пересмотрит другой человек. Новые снимки и документы помогут.", "Как не согласиться с решением", 1, "如果您不同意，请在申请 {{claimNumber}} 的页面说明原因：会由另一位同事重新审查。新的照片和文件会有帮助。" }
                });

            migrationBuilder.InsertData(
                table: "letter_template",
                columns: new[] { "kind", "version", "body_en", "body_ru", "from", "made_at", "made_by", "subject_en", "subject_ru" },
                values: new object[,]
                {
                    { (short)1, (short)1, "To whom it may concern,\n\nOur customer paid for the postal item {{trackNumber}} on delivery and was deceived: {{circumstance}}. The payment is covered by Protected Purchase, policy {{policyNumber}}, from {{coverFrom}} to {{coverUntil}}. We handle claim {{claimNumber}} on the customer's behalf.\nCustomer: {{customerName?}}\nIn the customer's words: {{description?}}\n\nPlease dispute the payment and return {{amountAsked}} to the customer. Kindly let us know the number under which you registered the request.\n\nThe documents are listed with their SHA-256 checksums at the end of this letter; what is not attached we will hand over on request. Should you need others, name them: we will obtain them from the customer.\n\nWe expect your answer by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nНаш клиент оплатил при получении почтовое отправление {{trackNumber}} и был обманут: {{circumstance}}. Платёж защищён услугой «Защищённая покупка», полис № {{policyNumber}} действует с {{coverFrom}} по {{coverUntil}}. Обращение № {{claimNumber}} мы ведём от имени клиента.\nКлиент: {{customerName?}}\nСо слов клиента: {{description?}}\n\nПросим оспорить платёж и вернуть клиенту {{amountAsked}}. Пожалуйста, сообщите номер, под которым вы приняли заявление.\n\nДокументы перечислены в конце письма с контрольными суммами SHA-256; что не вложено, передадим по запросу. Если нужны другие, назовите их: мы получим их у клиента и пришлём.\n\nЖдём ответ до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Request for a chargeback, item {{trackNumber}}, claim {{claimNumber}}", "Заявление о возврате платежа, отправление {{trackNumber}}, обращение № {{claimNumber}}" },
                    { (short)2, (short)1, "To whom it may concern,\n\nWe wrote to you about the payment for item {{trackNumber}}. The matter is not settled, and we do not accept the refusal.\nOur last letter: {{previousNumber?}} of {{previousDate?}}.\nCustomer: {{customerName?}}\n\nThe facts stand: {{circumstance}}. You have the documents that show it; the full list is at the end of this letter.\n\nPlease reconsider and return {{amountAsked}} to the customer by {{answerBy}}. Failing that, we will take the dispute to the payment system's arbitration.\n\nPolicy {{policyNumber}}, claim {{claimNumber}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы писали вам о платеже за отправление {{trackNumber}}. Вопрос не решён, и с отказом мы не согласны.\nНаше прошлое письмо: № {{previousNumber?}} от {{previousDate?}}.\nКлиент: {{customerName?}}\n\nСуть прежняя: {{circumstance}}. Документы, которые это подтверждают, у вас есть; полный список — в конце письма.\n\nПросим пересмотреть решение и вернуть клиенту {{amountAsked}} до {{answerBy}}. Если согласия не будет, мы передадим спор в арбитраж платёжной системы.\n\nПолис № {{policyNumber}}, обращение № {{claimNumber}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Pre-arbitration notice, claim {{claimNumber}}", "Претензия перед арбитражем, обращение № {{claimNumber}}" },
                    { (short)3, (short)1, "To whom it may concern,\n\nThe dispute about the payment for item {{trackNumber}} was not settled at the earlier stages. Please refer it to the payment system's arbitration and confirm this in writing with the case number.\nOur last letter: {{previousNumber?}} of {{previousDate?}}.\nCustomer: {{customerName?}}\n\nWhat happened: {{circumstance}}. Sum in dispute: {{amountAsked}}. Policy {{policyNumber}}, claim {{claimNumber}}. All documents are listed at the end of this letter.\n\nWe expect your confirmation by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nСпор о платеже за отправление {{trackNumber}} не решён на прежних шагах. Просим передать его в арбитраж платёжной системы и подтвердить это письмом с номером дела.\nНаше прошлое письмо: № {{previousNumber?}} от {{previousDate?}}.\nКлиент: {{customerName?}}\n\nЧто случилось: {{circumstance}}. Сумма спора: {{amountAsked}}. Полис № {{policyNumber}}, обращение № {{claimNumber}}. Все документы перечислены в конце письма.\n\nЖдём подтверждение до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Referral to arbitration, claim {{claimNumber}}", "Передача спора в арбитраж, обращение № {{claimNumber}}" },
                    { (short)4, (short)1, "To whom it may concern,\n\nWe handle claim {{claimNumber}} of a buyer who paid for item {{trackNumber}} and was deceived: {{circumstance}}. The Protected Purchase policy is {{policyNumber}}.\nCustomer: {{customerName?}}\n\nPlease tell us who received the payment of {{amountAsked}}, how far it has come and what its return requires. If a return has begun, kindly state its number and date.\n\nWe expect your answer by {{answerBy}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы ведём обращение № {{claimNumber}} покупателя, который оплатил отправление {{trackNumber}} и был обманут: {{circumstance}}. Полис «Защищённой покупки» № {{policyNumber}}.\nКлиент: {{customerName?}}\n\nПросим сообщить, кто получил платёж на {{amountAsked}}, на каком он шаге и что нужно для его возврата. Если возврат уже начат, назовите, пожалуйста, номер и дату.\n\nЖдём ответ до {{answerBy}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Enquiry about a payment, item {{trackNumber}}, claim {{claimNumber}}", "Запрос о платеже, отправление {{trackNumber}}, обращение № {{claimNumber}}" },
                    { (short)5, (short)1, "To whom it may concern,\n\nYou sent parcel {{trackNumber}} to a buyer, who paid for it and did not get what was paid for: {{circumstance}}.\nIn the buyer's words: {{description?}}\n\nWe require you to return {{amountAsked}} to the buyer by {{answerBy}} and to tell us when and how you did so. The documents are listed at the end of this letter.\n\nFailing an answer, we will report the sender to the post and to other recipients, and recover the money through the bank. Claim {{claimNumber}}. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nВы отправили покупателю посылку {{trackNumber}}. Он заплатил за неё и получил не то, за что платил: {{circumstance}}.\nСо слов покупателя: {{description?}}\n\nТребуем вернуть покупателю {{amountAsked}} до {{answerBy}} и написать нам, когда и как вы это сделали. Документы перечислены в конце письма.\n\nЕсли ответа не будет, мы сообщим об отправителе почте и другим получателям его посылок и взыщем деньги через банк. Обращение № {{claimNumber}}. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Demand for a refund, item {{trackNumber}}", "Требование вернуть деньги за отправление {{trackNumber}}" },
                    { (short)6, (short)1, "To whom it may concern,\n\nWe are waiting for your answer on claim {{claimNumber}} about item {{trackNumber}}.\nOur letter: {{previousNumber?}} of {{previousDate?}}.\n\nPlease answer by {{answerBy}}, or tell us when the answer will come and what you are missing. Please quote {{letterNumber}}.\n\nYours faithfully,\n{{author}}\nProtected Purchase, customer support\nTelephone: {{hotline?}}", "Здравствуйте.\n\nМы ждём ответ по обращению № {{claimNumber}} об отправлении {{trackNumber}}.\nНаше письмо: № {{previousNumber?}} от {{previousDate?}}.\n\nПожалуйста, ответьте до {{answerBy}} или напишите, когда ответ будет и чего вам не хватает. В ответе укажите, пожалуйста, номер {{letterNumber}}.\n\nС уважением,\n{{author}}\nслужба поддержки услуги «Защищённая покупка»\nТелефон: {{hotline?}}", new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "Reminder, claim {{claimNumber}}", "Напоминание, обращение № {{claimNumber}}" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_shipment_view_sender",
                table: "shipment_view",
                column: "sender",
                filter: "sender is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_identity_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "identity_id", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_policy_phone_end",
                table: "policy",
                column: "phone_end",
                filter: "phone_end is not null");

            migrationBuilder.CreateIndex(
                name: "ix_policy_phone_hash",
                table: "policy",
                column: "phone_hash",
                filter: "phone_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_export_id",
                table: "payout",
                column: "export_id",
                filter: "export_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_settled_at",
                table: "payout",
                column: "settled_at",
                filter: "settled_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_letters",
                table: "outbox_message",
                column: "next_attempt_at",
                filter: "done_at is null and type = 'letter.send'");

            migrationBuilder.CreateIndex(
                name: "ix_claim_entry_at",
                table: "claim_entry",
                column: "at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_claim_circumstance_submitted_at",
                table: "claim",
                columns: new[] { "circumstance", "submitted_at" },
                filter: "submitted_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_claim_decided_at",
                table: "claim",
                column: "decided_at",
                filter: "status in (7, 10)");

            migrationBuilder.CreateIndex(
                name: "ix_claim_due_at_claim_number",
                table: "claim",
                columns: new[] { "due_at", "claim_number" },
                filter: "turn <> 0 and status <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_canned_text_title",
                table: "canned_text",
                column: "title",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_correspondent_kind_name",
                table: "correspondent",
                columns: new[] { "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_check_at",
                table: "evidence_upload",
                column: "check_at",
                filter: "check_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_expires_at",
                table: "evidence_upload",
                column: "expires_at",
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_is_condemned",
                table: "evidence_upload",
                column: "is_condemned",
                filter: "is_condemned");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_person_begun_at",
                table: "evidence_upload",
                columns: new[] { "person", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_stored_as",
                table: "evidence_upload",
                column: "stored_as",
                filter: "stored_as is not null");

            migrationBuilder.CreateIndex(
                name: "ix_letter_answer_due_at",
                table: "letter",
                column: "answer_due_at",
                filter: "outcome is null");

            migrationBuilder.CreateIndex(
                name: "ix_letter_correspondent_id",
                table: "letter",
                column: "correspondent_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_export_made_at",
                table: "payout_export",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_sender_appeal_about",
                table: "sender_appeal",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "ix_sender_appeal_made_at",
                table: "sender_appeal",
                column: "made_at",
                filter: "decided_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_decision_trait_id",
                table: "sender_decision",
                column: "trait_id",
                unique: true,
                filter: "trait_id is not null and undone_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_parcel_identity_id",
                table: "sender_parcel",
                column: "identity_id");

            migrationBuilder.CreateIndex(
                name: "ix_sender_sighting_trait_id",
                table: "sender_sighting",
                column: "trait_id");

            migrationBuilder.CreateIndex(
                name: "ix_sender_trait_identity_id",
                table: "sender_trait",
                column: "identity_id",
                filter: "identity_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_trait_kind_hash",
                table: "sender_trait",
                columns: new[] { "kind", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canned_text");

            migrationBuilder.DropTable(
                name: "claim_payee");

            migrationBuilder.DropTable(
                name: "correspondent");

            migrationBuilder.DropTable(
                name: "desk_view");

            migrationBuilder.DropTable(
                name: "evidence_address");

            migrationBuilder.DropTable(
                name: "evidence_gap");

            migrationBuilder.DropTable(
                name: "evidence_part");

            migrationBuilder.DropTable(
                name: "letter");

            migrationBuilder.DropTable(
                name: "letter_template");

            migrationBuilder.DropTable(
                name: "payout_export");

            migrationBuilder.DropTable(
                name: "sender_appeal");

            migrationBuilder.DropTable(
                name: "sender_decision");

            migrationBuilder.DropTable(
                name: "sender_identity");

            migrationBuilder.DropTable(
                name: "sender_register");

            migrationBuilder.DropTable(
                name: "sender_sighting");

            migrationBuilder.DropTable(
                name: "sender_trait");

            migrationBuilder.DropTable(
                name: "sender_warned");

            migrationBuilder.DropTable(
                name: "evidence_upload");

            migrationBuilder.DropTable(
                name: "sender_parcel");

            migrationBuilder.DropIndex(
                name: "ix_shipment_view_sender",
                table: "shipment_view");

            migrationBuilder.DropPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud");

            migrationBuilder.DropIndex(
                name: "ix_sender_fraud_identity_id_confirmed_at",
                table: "sender_fraud");

            migrationBuilder.DropIndex(
                name: "ix_policy_phone_end",
                table: "policy");

            migrationBuilder.DropIndex(
                name: "ix_policy_phone_hash",
                table: "policy");

            migrationBuilder.DropIndex(
                name: "ix_payout_export_id",
                table: "payout");

            migrationBuilder.DropIndex(
                name: "ix_payout_settled_at",
                table: "payout");

            migrationBuilder.DropIndex(
                name: "ix_outbox_message_letters",
                table: "outbox_message");

            migrationBuilder.DropIndex(
                name: "ix_claim_entry_at",
                table: "claim_entry");

            migrationBuilder.DropIndex(
                name: "ix_claim_circumstance_submitted_at",
                table: "claim");

            migrationBuilder.DropIndex(
                name: "ix_claim_decided_at",
                table: "claim");

            migrationBuilder.DropIndex(
                name: "ix_claim_due_at_claim_number",
                table: "claim");

            migrationBuilder.DropColumn(
                name: "phone_end",
                table: "policy");

            migrationBuilder.DropColumn(
                name: "phone_hash",
                table: "policy");

            migrationBuilder.DropColumn(
                name: "sender",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "track_number",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "generation",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "identity_id",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "calendar_day");

            migrationBuilder.DropColumn(
                name: "changed_by",
                table: "calendar_day");

            migrationBuilder.AddColumn<string>(
                name: "sender_id",
                table: "sender_fraud",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "tenant_id",
                table: "sender_fraud",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud",
                column: "claim_number");

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "tenant_id", "sender_id", "confirmed_at" });
        }
    }
}
