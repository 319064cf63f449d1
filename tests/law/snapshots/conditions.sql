-- Bị bỏ rơi, chưa có người nhận làm con nuôi
abandoned: (f.child_circumstance = 'ABANDONED')

-- «Không quá 22 tuổi» là đến sinh nhật 22 tuổi hay hết năm 22 tuổi? (câu hỏi Q8)
aged_22: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '22 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '22 years') THEN false END)

-- Người 75 đến 79 tuổi: hệ số 2,0 tính từ 01/7/2026 hay từ 05/10/2026? (câu hỏi Q1)
aged_75_before_nd335: (((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END))) AND (%(month_start)s::date BETWEEN DATE '2026-07-01' AND DATE '2026-10-04'))

-- Không hưởng tuất của từ 02 liệt sĩ (đã hưởng thì không cộng, Pháp lệnh Điều 6 khoản 5 điểm c)
at_most_one_martyr: (f.martyrs_survived <= 1)

-- Sống ở gia đình, có người phục vụ
attended: f.attended_at_home

-- Bị thương nặng do thiên tai, hỏa hoạn, tai nạn nghiêm trọng
badly_injured: f.injured_in_disaster

-- Là bệnh binh, tỷ lệ từ 41%
bb: (f.sick_soldier_percent BETWEEN 41 AND 100)

-- Bệnh binh 41% đến 50%
bb_41_50: (f.sick_soldier_percent BETWEEN 41 AND 50)

-- Bệnh binh 51% đến 60%
bb_51_60: (f.sick_soldier_percent BETWEEN 51 AND 60)

-- Bệnh binh 61% đến 70%
bb_61_70: (f.sick_soldier_percent BETWEEN 61 AND 70)

-- Bệnh binh 71% đến 80%
bb_71_80: (f.sick_soldier_percent BETWEEN 71 AND 80)

-- Bệnh binh từ 81%
bb_81: (f.sick_soldier_percent BETWEEN 81 AND 100)

-- Bệnh binh 81% đến 90%
bb_81_90: (f.sick_soldier_percent BETWEEN 81 AND 90)

-- Bệnh binh từ 81%, không có bệnh đặc biệt nặng
bb_81_plain: ((f.sick_soldier_percent BETWEEN 81 AND 100) AND (NOT f.sick_soldier_severe))

-- Bệnh binh từ 81%, có bệnh đặc biệt nặng
bb_81_severe: ((f.sick_soldier_percent BETWEEN 81 AND 100) AND f.sick_soldier_severe)

-- Bệnh binh 91% đến 100%
bb_91_100: (f.sick_soldier_percent BETWEEN 91 AND 100)

-- Mồ côi cả cha và mẹ
both_dead: (f.child_circumstance = 'BOTH_DEAD')

-- Cha mẹ đẻ đã chết, hoặc một người chết và người kia không xác định được
both_dead_2026: (f.child_circumstance IN ('BOTH_DEAD', 'UNIDENTIFIED_AND_DEAD'))

-- Cả cha và mẹ ở cơ sở trợ giúp xã hội
both_in_facility: (f.child_circumstance = 'BOTH_IN_FACILITY')

-- Cả cha và mẹ đang chấp hành án tù hoặc xử lý hành chính
both_in_prison: (f.child_circumstance = 'BOTH_IN_PRISON')

-- Cả cha và mẹ bị tuyên bố mất tích
both_missing: (f.child_circumstance = 'BOTH_MISSING')

-- Xây mộ liệt sĩ ngoài nghĩa trang liệt sĩ
builds_grave: (f.graves_built >= 1)

-- Chết do thiên tai, hỏa hoạn, dịch bệnh, tai nạn nghiêm trọng
by_disaster: f.died_in_disaster

-- Ba tháng của thân nhân liệt sĩ có gồm tuất nuôi dưỡng không? (Nghị định 131/2021 Điều 121 khoản 2 không nói rõ)
care_three_months: (f.merit_alone OR f.merit_orphan)

-- Người đặc biệt nặng đang mang thai, nuôi con dưới 36 tháng: gia đình còn được hỗ trợ chăm sóc? (câu hỏi Q12)
cared_for_and_nursing: (f.pregnant OR (f.children_under_36_months > 0))

-- Gia đình trực tiếp chăm sóc
cared_for_at_home: (f.care_arrangement = 'HOUSEHOLD')

-- Là người nhiễm chất độc hóa học được hưởng trợ cấp
cd: ((f.chemical_percent >= 21) OR f.chemical_child)

-- Nhiễm chất độc hóa học 21% đến 40%
cd_21_40: ((f.chemical_percent BETWEEN 21 AND 40) AND (NOT f.chemical_child))

-- Nhiễm chất độc hóa học 41% đến 60%, hoặc vô sinh, có con dị dạng, dị tật mà bệnh dưới 61%
cd_41_60: ((f.chemical_percent BETWEEN 41 AND 60) OR (f.chemical_child AND (f.chemical_percent < 61)))

-- Nhiễm chất độc hóa học 61% đến 80%
cd_61_80: (f.chemical_percent BETWEEN 61 AND 80)

-- Nhiễm chất độc hóa học từ 81%
cd_81: (f.chemical_percent BETWEEN 81 AND 100)

-- Nhiễm chất độc hóa học từ 81%, bệnh tật không đặc biệt nặng
cd_81_plain: ((f.chemical_percent BETWEEN 81 AND 100) AND (NOT f.chemical_severe))

-- Nhiễm chất độc hóa học từ 81%, bệnh tật đặc biệt nặng
cd_81_severe: ((f.chemical_percent BETWEEN 81 AND 100) AND f.chemical_severe)

-- Hồ sơ có biên bản giám định y khoa hợp lệ (Nghị định 131/2021 Điều 58 khoản 3)
cd_examined: (NOT f.chemical_unexamined)

-- Đã tới tháng được cấp giấy xác nhận khuyết tật
certified: ((f.certificate_issued_on IS NULL) OR (f.certificate_issued_on <= %(month_end)s::date))

-- Phụ lục I có mức phụ cấp đặc biệt nhưng Pháp lệnh Điều 30 không nêu; hỏi Sở trước khi chi lần đầu.
chemical_special: f.chemical_severe

-- Ba tháng của người nhiễm chất độc hóa học có gồm phụ cấp không? (Pháp lệnh Điều 31 khoản 6 ghi trợ cấp, Nghị định 131/2021 Điều 121 ghi cả phụ cấp)
chemical_three_months: (f.chemical_percent BETWEEN 81 AND 100)

-- Là con của người đơn thân nghèo đang hưởng
child_of_paid_lone_parent: f.parent_paid_as_lone_parent

-- Con dưới 18 tuổi, còn đi học, hoặc khuyết tật nặng
child_supported: (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)

-- Hệ số của văn bản áp dụng cho thời gian này chưa được ghi nhận; đề nghị tra văn bản gốc.
coefficient_unrecorded: true

-- Vừa là bệnh binh vừa mắc bệnh do chất độc hóa học: phải giám định tổng hợp; hưởng theo bảng bệnh binh hay bảng chất độc hóa học? (Pháp lệnh Điều 30 khoản 1)
combined_examination: ((f.sick_soldier_percent >= 41) AND (f.chemical_percent > 0))

-- Đến kỳ điều dưỡng
convalesces: (((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR (((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81)))) OR (f.sick_soldier_percent BETWEEN 81 AND 100)) OR (f.chemical_percent BETWEEN 81 AND 100)) OR (f.helper_award = 'MERIT_PLAQUE')) OR ((f.martyr_relation = 'PARENT') AND (f.only_child_martyr OR (f.martyrs_survived >= 2)))) OR ((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR f.jailed_by_enemy) OR (f.helper_award = 'RESISTANCE_ORDER')) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) AND (NOT f.convalescence_last_year)))

-- Điều dưỡng tại nhà
convalesces_at_home: (f.convalescence = 'HOME')

-- Điều dưỡng tập trung
convalesces_in_centre: (f.convalescence = 'CENTRE')

-- Thuộc diện điều dưỡng hai năm một lần, năm trước chưa điều dưỡng
convalesces_second_year: ((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR f.jailed_by_enemy) OR (f.helper_award = 'RESISTANCE_ORDER')) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) AND (NOT f.convalescence_last_year))

-- Thuộc diện điều dưỡng hằng năm
convalesces_yearly: ((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR (((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81)))) OR (f.sick_soldier_percent BETWEEN 81 AND 100)) OR (f.chemical_percent BETWEEN 81 AND 100)) OR (f.helper_award = 'MERIT_PLAQUE')) OR ((f.martyr_relation = 'PARENT') AND (f.only_child_martyr OR (f.martyrs_survived >= 2))))

-- Cha hoặc mẹ chết, người còn lại ở cơ sở trợ giúp xã hội
dead_and_in_facility: (f.child_circumstance = 'DEAD_AND_IN_FACILITY')

-- Cha hoặc mẹ chết hay không xác định được, người còn lại ở cơ sở trợ giúp xã hội
dead_and_in_facility_2026: (f.child_circumstance IN ('DEAD_AND_IN_FACILITY', 'UNIDENTIFIED_AND_IN_FACILITY'))

-- Cha hoặc mẹ chết, người còn lại đang chấp hành án tù hoặc xử lý hành chính
dead_and_in_prison: (f.child_circumstance = 'DEAD_AND_IN_PRISON')

-- Cha hoặc mẹ chết hay không xác định được, người còn lại đang chấp hành án tù hoặc xử lý hành chính
dead_and_in_prison_2026: (f.child_circumstance IN ('DEAD_AND_IN_PRISON', 'UNIDENTIFIED_AND_IN_PRISON'))

-- Cha hoặc mẹ chết, người còn lại bị tuyên bố mất tích
dead_and_missing: (f.child_circumstance = 'DEAD_AND_MISSING')

-- Cha hoặc mẹ chết hay không xác định được, người còn lại bị tuyên bố mất tích
dead_and_missing_2026: (f.child_circumstance IN ('DEAD_AND_MISSING', 'UNIDENTIFIED_AND_MISSING'))

-- Nghị định 321/2026 (mức chuẩn 3.012.000 đồng, tính từ 01/7/2026) chưa có bản chính thức và phụ lục: chưa tính được truy lĩnh.
decree_321: true

-- Chết trong tháng
died: ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN %(month_start)s::date AND %(month_end)s::date))

-- Chết từ 01/7 đến 04/10/2026: hưởng theo mức 500.000 hay 540.000 đồng? (câu hỏi Q2, Q3)
died_before_nd335: ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN DATE '2026-07-01' AND DATE '2026-10-04'))

-- Thương binh, bệnh binh từ 81% có ngày lễ, tết được ăn thêm
eats_extra: ((f.extra_meal_days >= 1) AND ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) OR (f.sick_soldier_percent BETWEEN 81 AND 100)))

-- Thuộc đối tượng ưu đãi giáo dục
education_any: (((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.martyrs_survived >= 1)) OR f.merit_parent_revolutionary) OR f.merit_parent_hero) OR (f.parent_war_invalid_percent >= 61)) OR (f.parent_sick_soldier_percent >= 61)) OR (f.parent_chemical_percent >= 61)) OR (((f.parent_war_invalid_percent BETWEEN 21 AND 60) OR (f.parent_sick_soldier_percent BETWEEN 41 AND 60)) OR (f.parent_chemical_percent BETWEEN 21 AND 60)))

-- Thuộc mục 11.1: Anh hùng, thương binh; thân nhân liệt sĩ; con người hoạt động cách mạng, Anh hùng, thương binh, bệnh binh, người nhiễm chất độc hóa học từ 61%
education_full: ((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.martyrs_survived >= 1)) OR f.merit_parent_revolutionary) OR f.merit_parent_hero) OR (f.parent_war_invalid_percent >= 61)) OR (f.parent_sick_soldier_percent >= 61)) OR (f.parent_chemical_percent >= 61))

-- Thuộc mục 11.2: con thương binh 21% đến 60%, bệnh binh 41% đến 60%, người nhiễm chất độc hóa học 21% đến 60%
education_part: (((f.parent_war_invalid_percent BETWEEN 21 AND 60) OR (f.parent_sick_soldier_percent BETWEEN 41 AND 60)) OR (f.parent_chemical_percent BETWEEN 21 AND 60))

-- Đã được hưởng khi còn sống
enjoyed: (NOT f.died_before_enjoying)

-- Cất bốc hài cốt liệt sĩ
exhumes: (f.remains_exhumed >= 1)

-- Giấy xác nhận ghi mức độ đặc biệt nặng
extreme: (f.disability_degree = 'EXTREME')

-- Hưởng cùng lúc với kinh phí chăm sóc của gia đình? (câu hỏi Q12)
extreme_cared_for_at_home: ((f.disability_degree = 'EXTREME') AND (f.care_arrangement = 'HOUSEHOLD'))

-- Thân nhân bệnh binh từ 61% đã chết (suất thứ nhất)
first_bb: ((f.deceased_bb >= 1) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) = 0))

-- Thân nhân người nhiễm chất độc hóa học từ 61% đã chết (suất thứ nhất)
first_cd: ((f.deceased_cd >= 1) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) = 0))

-- Thân nhân người hoạt động cách mạng trước 1945 đã chết
first_hd45: (f.deceased_hd45 >= 1)

-- Quyết định lần đầu ký từ 01/7 đến 04/10/2026: mức 540.000 đồng từ tháng nào? (câu hỏi Q4)
first_signed_before_nd335: ((f.decision_signed_on IS NOT NULL) AND (f.decision_signed_on BETWEEN DATE '2026-07-01' AND DATE '2026-10-04'))

-- Thân nhân thương binh từ 61% đã chết (suất thứ nhất)
first_tb: ((f.deceased_tb >= 1) AND ((f.deceased_hd45 + f.deceased_tkn) = 0))

-- Thân nhân người hoạt động tiền khởi nghĩa đã chết (suất thứ nhất)
first_tkn: ((f.deceased_tkn >= 1) AND (f.deceased_hd45 = 0))

-- Đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội
fits_facility: f.fit_for_facility

-- Từ đủ 16 tuổi
from_16: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END)

-- Từ đủ 16 tuổi và không quá 22 tuổi
from_16_to_22: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN false END)))

-- Từ đủ 16 tuổi đến dưới 60 tuổi
from_16_under_60: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)))

-- Từ đủ 4 tuổi
from_4: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END)

-- Từ đủ 4 tuổi đến dưới 16 tuổi
from_4_under_16: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END)))

-- Từ đủ 60 tuổi
from_60: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)

-- Từ đủ 60 tuổi đến dưới 75 tuổi
from_60_under_75: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END)))

-- Từ đủ 60 tuổi đến dưới 80 tuổi
from_60_under_80: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END)))

-- Từ đủ 70 tuổi đến dưới 75 tuổi
from_70_under_75: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '70 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '70 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END)))

-- Từ đủ 75 tuổi
from_75: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END)

-- Từ đủ 75 tuổi đến dưới 80 tuổi
from_75_under_80: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END)))

-- Từ đủ 80 tuổi
from_80: (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END)

-- Thuộc diện được trợ cấp mai táng (Nghị định 131/2021 Điều 121, 122)
funeral_merit: ((((((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR (f.chemical_offspring_percent BETWEEN 61 AND 100)) OR f.jailed_by_enemy) OR ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)))) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) OR f.resistance_fighter) OR (f.helper_award <> 'NONE'))

-- Thân nhân liệt sĩ cho mẫu sinh phẩm
gave_sample: f.dna_sample_given

-- Được cấp tiền mua phương tiện, dụng cụ chỉnh hình
gets_aid: (f.orthopaedic_aid <> 'NONE')

-- Được cấp vật phẩm phụ, bảo trì
gets_extra: (f.orthopaedic_extra <> 'NONE')

-- Thuộc mức quà 600.000 đồng
gift_higher: ((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81)))) OR (f.sick_soldier_percent BETWEEN 81 AND 100)) OR (f.chemical_percent BETWEEN 81 AND 100)) OR (((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter))) AND f.merit_alone)) OR (((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AND (f.merit_alone OR f.merit_orphan))) OR (((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AND (f.martyrs_survived >= 2)))

-- Thuộc mức quà 300.000 đồng
gift_lower: ((((((f.war_invalid_percent BETWEEN 21 AND 100) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR f.martyr_family_representative) OR (f.worshipped_martyrs >= 1))

-- Là thân nhân liệt sĩ
has_martyr: (f.martyrs_survived >= 1)

-- Còn thân nhân
has_relatives: (f.heirs = 'RELATIVES')

-- Không còn thân nhân (người thờ cúng nhận)
has_worshipper: (f.heirs = 'WORSHIPPER')

-- Hoạt động cách mạng trước 01/01/1945
hd45: (f.revolutionary_before_1945 <> 'NONE')

-- Hoạt động cách mạng trước 01/01/1945 diện thoát ly
hd45_detached: (f.revolutionary_before_1945 = 'DETACHED')

-- Hoạt động cách mạng trước 01/01/1945 diện không thoát ly
hd45_local: (f.revolutionary_before_1945 = 'LOCAL')

-- Là người có công giúp đỡ cách mạng
helper_known: (f.helper_award <> 'NONE')

-- Được tặng Huy chương Kháng chiến
helper_medal: (f.helper_award = 'RESISTANCE_MEDAL')

-- Người có công giúp đỡ cách mạng thuộc diện hưởng hằng tháng
helper_monthly: ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)))

-- Được tặng Huân chương Kháng chiến
helper_order: (f.helper_award = 'RESISTANCE_ORDER')

-- Được tặng Kỷ niệm chương Tổ quốc ghi công hoặc Bằng Có công với nước
helper_plaque: (f.helper_award = 'MERIT_PLAQUE')

-- Sống ở xã hoặc thôn đặc biệt khó khăn vùng đồng bào dân tộc thiểu số và miền núi
in_difficult_area: f.difficult_area

-- Được chăm sóc khẩn cấp tại hộ gia đình trong tháng
in_emergency_care: (f.emergency_care_days > 0)

-- Một người ở cơ sở trợ giúp xã hội, một người chấp hành án tù
in_facility_and_in_prison: (f.child_circumstance = 'IN_FACILITY_AND_IN_PRISON')

-- Người ở cơ sở trợ giúp xã hội có được hưởng trợ cấp hưu trí xã hội không?
in_facility_too: f.in_facility

-- Học phổ thông, giáo dục thường xuyên, dự bị đại học, năng khiếu
in_general_school: (f.merit_school = 'GENERAL')

-- Học mầm non
in_preschool: (f.merit_school = 'PRESCHOOL')

-- Bị thương 11% đến 15%
injured_11_15: (f.injury_percent BETWEEN 11 AND 15)

-- Bị thương 16% đến 20%
injured_16_20: (f.injury_percent BETWEEN 16 AND 20)

-- Bị thương 5% đến 10%
injured_5_10: (f.injury_percent BETWEEN 5 AND 10)

-- Là cha mẹ đẻ, vợ chồng đủ tuổi, con đủ điều kiện của người có công từ 61% đã chết
invalid_relative: (((f.deceased_relation = 'PARENT') OR ((f.deceased_relation = 'SPOUSE') AND ((((f.sex = 'MALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '741 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '741 months') THEN false END))) OR ((f.sex = 'FEMALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '688 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '688 months') THEN false END)))) OR ((f.deceased_died_on < DATE '2021-07-01') AND (((f.sex = 'MALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)) OR ((f.sex = 'FEMALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '55 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '55 years') THEN false END))))))) OR ((f.deceased_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))

-- Là Anh hùng
is_hero: f.hero

-- Là Bà mẹ Việt Nam anh hùng
is_heroic_mother: f.heroic_mother

-- Bị địch bắt tù, đày
jailed: f.jailed_by_enemy

-- Sống cô đơn: độc thân và không còn thân nhân (Pháp lệnh Điều 4 khoản 3)
lives_alone: f.merit_alone

-- Thuộc diện ghi trong sổ bảo mật
lives_with_hiv: f.has_hiv

-- Còn sống trong tháng (thôi hưởng từ tháng sau tháng chết)
living: ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date))

-- Không hưởng lương hưu, trợ cấp bảo hiểm xã hội hằng tháng, hoặc hưởng thấp hơn mức trợ cấp hưu trí xã hội
low_insurance_income: ((((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)) OR (f.insurance_income_vnd < (SELECT r.amount_vnd FROM rates r WHERE r.code = 'social_pension_standard')))

-- Nam đủ tuổi nghỉ hưu
man_of_retirement_age: ((f.sex = 'MALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '741 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '741 months') THEN false END)))

-- Liệt sĩ vừa được cấp Bằng Tổ quốc ghi công
martyr_certified: (f.martyr_certificates >= 1)

-- Có liệt sĩ được báo tử
martyr_notified: (f.martyr_notices >= 1)

-- Là cha mẹ đẻ, vợ chồng chưa tái giá, người có công nuôi, con đủ điều kiện của liệt sĩ (Pháp lệnh Điều 16 khoản 3)
martyr_relative: ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))

-- Thân nhân liệt sĩ đang hưởng tuất theo Pháp lệnh Điều 16 khoản 3
martyr_relative_paid: (((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AND (NOT f.heroic_mother))

-- Chết trong tháng
merit_died: ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN %(month_start)s::date AND %(month_end)s::date))

-- Không trong thời gian tạm đình chỉ (án tù, xuất cảnh trái phép, mất tích)
merit_free: ((NOT f.merit_in_prison) AND (NOT f.merit_abroad_or_missing))

-- Còn sống trong tháng (tháng chết còn hưởng)
merit_living: ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date))

-- Một người mất tích, một người ở cơ sở trợ giúp xã hội
missing_and_in_facility: (f.child_circumstance = 'MISSING_AND_IN_FACILITY')

-- Một người mất tích, một người chấp hành án tù
missing_and_in_prison: (f.child_circumstance = 'MISSING_AND_IN_PRISON')

-- Người có công hoặc con đẻ đang hưởng hằng tháng
monthly_merit: (((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR (f.chemical_offspring_percent BETWEEN 61 AND 100)) OR f.jailed_by_enemy) OR ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter))))

-- Di chuyển hài cốt liệt sĩ
moves_remains: ((f.remains_movers >= 1) AND (f.remains_km > 0))

-- Không hưởng lương hưu, trợ cấp bảo hiểm xã hội, trợ cấp ưu đãi người có công hằng tháng (Luật Người khuyết tật Điều 51)
no_income_excluding_disability: (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_merit_allowance))

-- Bảo hiểm xã hội không chi mai táng phí (đã chi thì thôi, Pháp lệnh Điều 6 khoản 4)
no_insurance_funeral: (f.funeral_paid_elsewhere <> 'SOCIAL_INSURANCE')

-- Không hưởng lương hưu, trợ cấp bảo hiểm xã hội hằng tháng
no_insurance_income: (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance))

-- Không hưởng tuất liệt sĩ (Pháp lệnh Điều 6 khoản 5 điểm b: chỉ cộng một suất)
no_martyr: (f.martyrs_survived = 0)

-- Không có thu nhập ổn định hằng tháng (tiền lương, tiền công, lương hưu, trợ cấp bảo hiểm xã hội)
no_regular_income: ((((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)) AND (NOT f.receives_wage))

-- Không thuộc trường hợp thôi hưởng (án tù, từ chối nhận)
not_ended: ((NOT f.in_prison) AND ((f.refused_on IS NULL) OR (f.refused_on >= %(month_start)s::date)))

-- Không phải Bà mẹ Việt Nam anh hùng (đã hưởng 3 lần mức chuẩn, Pháp lệnh Điều 18 khoản 1)
not_heroic_mother: (NOT f.heroic_mother)

-- Không thuộc diện hoạt động cách mạng, hoạt động kháng chiến (Pháp lệnh Điều 39 khoản 4)
not_honoured_elsewhere: (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter))

-- Tháng này chưa được chi trả ở nơi ở cũ
not_paid_elsewhere: ((f.paid_elsewhere_until IS NULL) OR (f.paid_elsewhere_until < %(month_start)s::date))

-- Không thuộc điểm a khoản 5 Điều 5
not_poor_without_supporter: (NOT ((f.poverty_class = 'POOR') AND (f.elder_support IN ('NO_SUPPORTER', 'SUPPORTER_ON_ASSISTANCE'))))

-- Không bị tạm dừng vì 3 tháng liên tục không nhận
not_suspended: (f.uncollected_months < 3)

-- Đang mang thai hoặc nuôi một con dưới 36 tháng
nurses_once: ((f.pregnant AND (f.children_under_36_months = 0)) OR ((NOT f.pregnant) AND (f.children_under_36_months = 1)))

-- Đang mang thai và nuôi con dưới 36 tháng, hoặc nuôi từ hai con dưới 36 tháng
nurses_twice: ((f.pregnant AND (f.children_under_36_months >= 1)) OR (f.children_under_36_months >= 2))

-- Thân nhân bệnh binh từ 61%
of_bb: (f.deceased_bb >= 1)

-- Thân nhân người nhiễm chất độc hóa học từ 61%
of_cd: (f.deceased_cd >= 1)

-- Thân nhân người hoạt động cách mạng trước 1945
of_hd45: (f.deceased_hd45 >= 1)

-- Thân nhân của 03 liệt sĩ trở lên
of_more_martyrs: (f.martyrs_survived >= 3)

-- Thân nhân của 01 liệt sĩ
of_one_martyr: (f.martyrs_survived = 1)

-- Thân nhân thương binh từ 61%
of_tb: (f.deceased_tb >= 1)

-- Thân nhân người hoạt động tiền khởi nghĩa
of_tkn: (f.deceased_tkn >= 1)

-- Thân nhân của 02 liệt sĩ
of_two_martyrs: (f.martyrs_survived = 2)

-- Con đẻ dị dạng, dị tật từ 61%
offspring: (f.chemical_offspring_percent BETWEEN 61 AND 100)

-- Con đẻ dị dạng, dị tật 61% đến 80%
offspring_61_80: (f.chemical_offspring_percent BETWEEN 61 AND 80)

-- Con đẻ dị dạng, dị tật từ 81%
offspring_81: (f.chemical_offspring_percent BETWEEN 81 AND 100)

-- Đang hưởng trợ cấp ưu đãi người có công: một mức cao nhất hay cả hai? (câu hỏi Q10)
on_merit_allowance: f.receives_merit_allowance

-- Đang hưởng tuất bảo hiểm xã hội hằng tháng hoặc trợ cấp hằng tháng khác
on_monthly_allowance: (f.receives_survivor_allowance OR f.receives_other_allowance)

-- Đang hưởng tuất bảo hiểm xã hội hằng tháng
on_survivor_allowance: f.receives_survivor_allowance

-- Chưa nhận trợ cấp một lần
one_off_open: (NOT f.one_off_received)

-- Trẻ vừa không có nguồn nuôi dưỡng vừa khuyết tật đặc biệt nặng: hỗ trợ theo khoản 1 hay khoản 2? (câu hỏi Q11)
orphan_and_extreme: ((f.child_circumstance <> 'NONE') AND (f.disability_degree = 'EXTREME'))

-- Ngân sách đã chi mai táng phí theo chế độ khác: chỉ hưởng mức cao nhất, cần xem mức đã chi (Pháp lệnh Điều 6 khoản 4)
other_funeral: (f.funeral_paid_elsewhere = 'OTHER_BUDGET')

-- Không thuộc khoản 1, 3, 6 Điều 5
outside_1_3_6: (((f.child_circumstance = 'NONE') AND (NOT (f.has_hiv AND (f.poverty_class = 'POOR')))) AND (NOT (f.disability_degree IN ('SEVERE', 'EXTREME'))))

-- Không ở cơ sở trợ giúp xã hội
outside_facility: (NOT f.in_facility)

-- Đang hưởng theo điểm b khoản 5 Điều 5 Nghị định 20/2021 ngày 30/6/2025
paid_as_elder_75: (f.converted_from = 'ELDER_75')

-- Đang hưởng theo điểm c khoản 5 Điều 5 Nghị định 20/2021 ngày 30/6/2025
paid_as_elder_80: (f.converted_from = 'ELDER_80')

-- Đang hưởng theo khoản 1 khi đủ 16 tuổi
paid_as_orphan: f.paid_as_orphan_until_16

-- Đang hưởng trợ cấp xã hội hằng tháng
paid_assistance: f.receives_social_assistance

-- Đang hưởng trợ cấp ưu đãi hằng tháng
paid_monthly: ((((((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR (f.chemical_offspring_percent BETWEEN 61 AND 100)) OR f.jailed_by_enemy) OR ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)))) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) OR (((f.martyrs_survived >= 1) AND (f.martyr_relation = 'SPOUSE')) AND (f.martyr_spouse_remarried = 'STILL_CARES'))) OR (((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) + f.deceased_cd) >= 1))

-- Đang hưởng trợ cấp xã hội hằng tháng, hoặc đã nộp tờ khai và đủ điều kiện
paid_or_filed_assistance: (f.receives_social_assistance OR f.application_filed)

-- Đang hưởng trợ cấp hưu trí xã hội, hoặc đã đề nghị và đủ điều kiện
paid_or_requested_social_pension: (f.receives_social_pension OR (f.social_pension_requested AND f.application_filed))

-- Đang hưởng trợ cấp hưu trí xã hội
paid_social_pension: f.receives_social_pension

-- Thuộc hộ nghèo
poor: (f.poverty_class = 'POOR')

-- Thuộc hộ nghèo hoặc hộ cận nghèo
poor_or_near_poor: (f.poverty_class IN ('POOR', 'NEAR_POOR'))

-- Đang nuôi con dưới 16 tuổi hoặc từ 16 đến 22 tuổi đang học
raises_child: ((f.children_under_16 + f.children_16_to_22_studying) > 0)

-- Đang nuôi con dưới 16 tuổi, hoặc con đã được tính hưởng vẫn học liên tục
raises_child_2026: ((f.children_under_16 + f.children_counted_studying) > 0)

-- Đang nuôi từ 2 con trở lên
raises_more_children: ((f.children_under_16 + f.children_16_to_22_studying) >= 2)

-- Đang nuôi 1 con
raises_one_child: ((f.children_under_16 + f.children_16_to_22_studying) = 1)

-- Vợ hoặc chồng liệt sĩ tái giá đủ điều kiện Pháp lệnh Điều 16 khoản 10
remarried_still_caring: (((f.martyrs_survived >= 1) AND (f.martyr_relation = 'SPOUSE')) AND (f.martyr_spouse_remarried = 'STILL_CARES'))

-- Có văn bản đề nghị hưởng trợ cấp hưu trí xã hội
requested: f.social_pension_requested

-- Là người hoạt động kháng chiến
resistance: f.resistance_fighter

-- Là vợ chồng hoặc con đủ điều kiện của người hoạt động cách mạng đã chết
revolutionary_relative: ((f.deceased_relation = 'SPOUSE') OR ((f.deceased_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))

-- Suất tuất thứ hai là của bệnh binh
second_bb: (((f.deceased_bb >= 1) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) <= 1)) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) >= 2))

-- Suất tuất thứ hai là của người nhiễm chất độc hóa học
second_cd: (((f.deceased_cd >= 1) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) <= 1)) AND (((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) + f.deceased_cd) >= 2))

-- Thân nhân của hai người hoạt động cách mạng trước 1945 đã chết
second_hd45: (f.deceased_hd45 >= 2)

-- Suất tuất thứ hai là của thương binh
second_tb: (((f.deceased_tb >= 1) AND ((f.deceased_hd45 + f.deceased_tkn) <= 1)) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) >= 2))

-- Suất tuất thứ hai là của người hoạt động tiền khởi nghĩa
second_tkn: (((f.deceased_tkn >= 1) AND (f.deceased_hd45 <= 1)) AND ((f.deceased_hd45 + f.deceased_tkn) >= 2))

-- Làm tròn nghìn mức của một thâm niên rồi nhân, hay nhân rồi làm tròn? (hai cách cho số khác nhau, hỏi Sở)
seniority_rounding: ((%(month_start)s::date >= DATE '2023-07-01') AND (((SELECT r.amount_vnd FROM rates r WHERE r.code = 'ML.HDKC') * f.resistance_years) <> (round(((0.3 * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'MC.CHUAN')) * f.resistance_years)::numeric * (1.0 / 1000)) * 1000)))

-- Giấy xác nhận ghi mức độ nặng
severe: (f.disability_degree = 'SEVERE')

-- Giấy xác nhận ghi mức độ nặng hoặc đặc biệt nặng
severe_or_extreme: (f.disability_degree IN ('SEVERE', 'EXTREME'))

-- Đã tới tháng ký quyết định hưởng
signed: ((f.decision_signed_on IS NULL) OR (f.decision_signed_on <= %(month_end)s::date))

-- Hưởng từ tháng cấp giấy xác nhận hay tháng ký quyết định trong thời gian Nghị định 147/2025? (câu hỏi Q5)
signed_later_under_nd147: ((f.decision_signed_on IS NOT NULL) AND (f.decision_signed_on > %(month_end)s::date))

-- Đơn thân: chưa kết hôn, hoặc vợ/chồng đã chết hay mất tích theo pháp luật
single: (f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING'))

-- Vừa đơn thân nuôi con vừa thuộc diện này: cộng hai khoản hay một mức cao nhất? (câu hỏi Q7)
single_parent_too: (((f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING')) AND (f.poverty_class IN ('POOR', 'NEAR_POOR'))) AND ((f.children_under_16 + f.children_16_to_22_studying) > 0))

-- Lương hưu, trợ cấp thấp hơn mức hưu trí xã hội: hưởng cả mức hay phần chênh lệch? (câu hỏi Q6)
small_pension: (NOT (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)))

-- Vợ hoặc chồng đủ tuổi theo khoản 2 Điều 169 Bộ luật Lao động
spouse_of_age: ((((f.sex = 'MALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '741 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '741 months') THEN false END))) OR ((f.sex = 'FEMALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '688 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '688 months') THEN false END)))) OR ((f.deceased_died_on < DATE '2021-07-01') AND (((f.sex = 'MALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)) OR ((f.sex = 'FEMALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '55 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '55 years') THEN false END)))))

-- Vợ hoặc chồng chưa nhận suất này
spouse_without_share: (NOT f.spouse_holds_nursing_support)

-- Đang được nuôi dưỡng trong cơ sở trợ giúp xã hội
stays_in_facility: f.in_facility

-- Đang đi học
studies: f.studying

-- Học phổ thông dân tộc nội trú, giáo dục nghề nghiệp từ một năm, đại học
studies_further: (f.merit_school IN ('BOARDING', 'VOCATIONAL', 'UNIVERSITY'))

-- Đang học liên tục không gián đoạn
studies_unbroken: (f.studying AND (NOT f.study_interrupted))

-- Có người nhận chăm sóc, nuôi dưỡng theo quyết định
taken_in: (f.care_arrangement = 'TAKEN_IN')

-- Là thương binh, tỷ lệ từ 21%
tb: (f.war_invalid_percent BETWEEN 21 AND 100)

-- Thương binh từ 81%
tb_81: (((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81)))

-- Thương binh từ 81%, không có vết thương đặc biệt nặng
tb_81_plain: ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) AND (NOT f.war_invalid_severe))

-- Thương binh từ 81%, có vết thương đặc biệt nặng
tb_81_severe: ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) AND f.war_invalid_severe)

-- Là thương binh loại B, tỷ lệ từ 21%
tbb: (f.war_invalid_b_percent BETWEEN 21 AND 100)

-- Hoạt động cách mạng từ 01/01/1945 đến khởi nghĩa tháng Tám
tkn: f.pre_uprising

-- Chỉ được công nhận tiền khởi nghĩa (đã là trước 1945 thì thôi, Pháp lệnh Điều 12 khoản 2)
tkn_only: (f.pre_uprising AND (NOT (f.revolutionary_before_1945 <> 'NONE')))

-- Đi làm dụng cụ chỉnh hình
travels_for_aid: (f.orthopaedic_travel_km > 0)

-- Đủ 16 tuổi trong tháng: hệ số giảm ngay tháng này (theo chữ) hay từ tháng sau?
turning_16: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END))

-- Đủ 4 tuổi trong tháng: hệ số giảm ngay tháng này (theo chữ) hay từ tháng sau?
turning_4: ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN false END))

-- Không còn khả năng lao động
unable_to_work: f.lost_work_capacity

-- Sống cô đơn, hoặc con mồ côi cả cha mẹ
uncared: (f.merit_alone OR f.merit_orphan)

-- Ba tháng không nhận trợ cấp hưu trí xã hội: có tạm dừng như trợ cấp xã hội không?
uncollected: (f.uncollected_months >= 3)

-- Dưới 16 tuổi
under_16: (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END))

-- Dưới 3 tuổi
under_3: (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '3 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '3 years') THEN false END))

-- Dưới 4 tuổi
under_4: (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END))

-- Chết khi chưa được hưởng
unenjoyed: f.died_before_enjoying

-- Không hưởng lương, sinh hoạt phí khi đi học (Nghị định 131/2021 Điều 96 khoản 6)
unpaid_student: (NOT f.paid_while_studying)

-- Thăm viếng mộ liệt sĩ
visits_grave: ((f.grave_visitors >= 1) AND (f.grave_visit_km > 0))

-- Người có công chết trước 01/7/2021: nam đủ 60, nữ đủ 55 tuổi (Nghị định 131/2021 Điều 125 khoản 4)
widowed_before_2021: ((f.deceased_died_on < DATE '2021-07-01') AND (((f.sex = 'MALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)) OR ((f.sex = 'FEMALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '55 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '55 years') THEN false END))))

-- Là trẻ em không có nguồn nuôi dưỡng thuộc một trong 11 trường hợp
without_support: (NOT (f.child_circumstance IN ('NONE', 'UNIDENTIFIED_AND_DEAD', 'UNIDENTIFIED_AND_MISSING', 'UNIDENTIFIED_AND_IN_FACILITY', 'UNIDENTIFIED_AND_IN_PRISON')))

-- Là trẻ em thuộc một trong các trường hợp của khoản 1 Điều 5
without_support_2026: (f.child_circumstance <> 'NONE')

-- Không có người phụng dưỡng, hoặc người đó đang hưởng trợ cấp xã hội
without_supporter: (f.elder_support IN ('NO_SUPPORTER', 'SUPPORTER_ON_ASSISTANCE'))

-- Nữ đủ tuổi nghỉ hưu
woman_of_retirement_age: ((f.sex = 'FEMALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '688 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '688 months') THEN false END)))

-- Được giao thờ cúng liệt sĩ
worships: (f.worshipped_martyrs >= 1)
